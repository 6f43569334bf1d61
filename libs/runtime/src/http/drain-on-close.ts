import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

interface Connection {
  /** The response to the latest request. Those to earlier requests are sent before it. */
  latest?: ServerResponse;
  /** How many bytes had arrived with the latest request. More are the start of another one. */
  bytesOfRequests: number;
}

/**
 * Makes `server.close()` end each connection as soon as nothing is lost: an idle one at once, a busy one when its requests are
 * answered and the responses are sent. Left alone, Node cuts off a response that a slow client still reads, and a connection that is
 * busy at that moment stays open until its keep-alive time is over.
 *
 * From then on, and before it while `stopping` returns true, the last response of a connection has `Connection: close`.
 * There is no time limit: a client that does not read its response keeps the server open.
 */
export function drainOnClose(server: Server, stopping: () => boolean): void {
  const connections = new Map<Socket, Connection>();
  let draining = false;

  server.on('connection', (socket) => {
    connections.set(socket, { bytesOfRequests: 0 });
    socket.once('close', () => connections.delete(socket));
  });

  // Listens to requests with a body alone until the server closes: listeners on every request and response halved its throughput.
  const follow = (request: IncomingMessage, response: ServerResponse) => {
    const { socket } = request;
    const connection = connections.get(socket)!;
    if (draining || stopping()) {
      // Behind a response with `Connection: close`, Node sends no other.
      if (connection.latest?.headersSent === false) connection.latest.removeHeader('connection');
      response.setHeader('connection', 'close');
    }
    connection.latest = response;
    connection.bytesOfRequests = socket.bytesRead;
    if (hasBody(request)) request.once('close', () => (connection.bytesOfRequests = socket.bytesRead));
    if (draining) closeOnceComplete(socket, connection);
  };
  // In front of the server's own listener, which may respond at once.
  server.prependListener('request', follow);
  // Node answers an expectation that it does not know without the event above. This is its answer.
  server.on('checkExpectation', (request, response) => {
    follow(request, response);
    response.writeHead(417).end();
  });

  // `close` calls this method, and Node's own one takes a response that is ended for one that is sent.
  server.closeIdleConnections = () => {
    draining = true;
    for (const [socket, connection] of connections) {
      const { latest, bytesOfRequests } = connection;
      if (latest?.headersSent === false) latest.setHeader('connection', 'close');
      if (latest && !isComplete(latest)) closeOnceComplete(socket, connection);
      else if (socket.bytesRead === bytesOfRequests) close(socket);
    }
  };
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/** Whether the request has arrived and the response is sent. */
function isComplete(response: ServerResponse): boolean {
  return response.closed && response.req.closed;
}

/** Closes a connection when its latest response is sent, unless another request arrives before. */
function closeOnceComplete(socket: Socket, connection: Connection): void {
  const response = connection.latest!;
  const completed = () => {
    if (connection.latest === response && isComplete(response)) close(socket);
  };
  response.req.once('close', completed);
  response.once('close', completed);
}

/** Leaves alone a connection of which this side is already ended. */
function close(socket: Socket): void {
  if (socket.writable) socket.destroySoon();
}
