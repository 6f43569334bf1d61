import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { declaredLength } from '../routing/arriving-body';

/** Bytes of an unread body that are read to keep the connection. Those of a larger one cost more than a new connection. */
const fewBytes = 1024 * 1024;

/** How long after a refusal what still arrives is read and dropped. Clients that send all of it first then find the response. */
const lingerMs = 2_000;

/**
 * Closes the connection behind the response to a request whose large body was not read to its end. The client gets the response at
 * once and can stop sending.
 */
export function closeOnUnreadBody({ raw }: FastifyRequest, reply: FastifyReply): void {
  const length = declaredLength(raw);
  if (raw.complete || length === 0) return;
  raw.resume();
  if (length <= fewBytes) return;
  reply.header('connection', 'close');
  const { socket } = raw;
  // Node destroys the socket behind such a response, and a system that then gets more bytes tells the client to forget what it has
  // received. Without this method, Node only ends its own side.
  Object.assign(socket, { destroySoon: undefined });
  linger(socket);
}

/** Closes a connection of which this side is ended, or ends next, if the client does not do so soon. */
export function linger(socket: Socket): void {
  const timer = setTimeout(() => socket.destroy(), lingerMs).unref();
  socket.once('close', () => clearTimeout(timer));
}
