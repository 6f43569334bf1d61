import { NestFactory } from '@nestjs/core';
import type { Type } from '@nestjs/common';
import multipart from '@fastify/multipart';
import staticFiles from '@fastify/static';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { maxAttachmentBytes } from '@plumbline/contracts';
import { DomainError } from '@plumbline/errors';
import { errorDocument, requestIdOf, sendError } from '@plumbline/http';
import type { Log } from '@plumbline/runtime';
import type { FastifyHttpOptions, FastifyInstance } from 'fastify';
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { usesHttps, type GatewayConfig } from './config';
import { DocumentationService } from './documentation/documentation.service';
import { ServerHooks } from './pipeline/server-hooks';

const headerBytes = 16 * 1024;
const bodyBytes = 1024 * 1024;
const headersTimeoutMs = 15_000;
/** Longer than the idle time of common load balancers, so that they close first and no request meets a closing socket. */
const keepAliveMs = 75_000;

/** Leaves errors to the edge: Nest's own handler would take the codes off those of the server. */
class GatewayAdapter extends FastifyAdapter {
  override setErrorHandler(): FastifyInstance {
    return this.getInstance();
  }
}

/** Makes the HTTP server with everything installed, ready to listen. */
export async function createGateway(root: Type, log: Log, config: GatewayConfig): Promise<NestFastifyApplication> {
  const adapter = new GatewayAdapter({ ...serverOptions(config), skipMiddie: true });
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, {
    logger: log,
    bodyParser: false,
    abortOnError: false,
  });
  const server: FastifyInstance = app.getHttpAdapter().getInstance();
  server.server.headersTimeout = headersTimeoutMs;
  app.get(ServerHooks).install(server, { https: usesHttps(config) });
  await server.register(multipart, {
    throwFileSizeLimit: false,
    // One byte more than is allowed: the store counts, and refuses, by itself.
    limits: { fileSize: maxAttachmentBytes + 1, files: 1, fields: 20, fieldSize: 64 * 1024, headerPairs: 100 },
  });
  // Only lends `reply.sendFile`: every route is declared by a controller.
  await server.register(staticFiles, { serve: false, preCompressed: true });
  await app.init();
  app.get(DocumentationService).describe(app);
  return app;
}

/** Starts serving; the root module comes from `runService`. */
export async function serveGateway(root: Type, log: Log, config: GatewayConfig): Promise<NestFastifyApplication> {
  const app = await createGateway(root, log, config);
  await app.listen(config.PORT, config.HOST);
  log.info({ event: 'gateway.listening', url: await app.getUrl() });
  return app;
}

function serverOptions(config: GatewayConfig): FastifyHttpOptions<Server> {
  const proxies = config.TRUST_PROXY.split(',').map((range) => range.trim());
  return {
    http: { maxHeaderSize: headerBytes },
    bodyLimit: bodyBytes,
    requestTimeout: config.REQUEST_TIMEOUT_SECONDS * 1_000,
    keepAliveTimeout: keepAliveMs,
    trustProxy: proxies.some(Boolean) ? proxies.filter(Boolean) : false,
    genReqId: ({ headers }) => requestIdOf(headers['x-request-id']),
    // The last requests of a connection are answered while the server stops.
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    routerOptions: { ignoreTrailingSlash: true, ignoreDuplicateSlashes: true, maxParamLength: 500 },
    frameworkErrors: (error, request, reply) =>
      sendError(
        reply,
        new DomainError('request.malformed', { detail: 'The URL is malformed.', cause: error }),
        request.id,
      ),
    clientErrorHandler: answerBrokenRequest,
  };
}

/** What cannot be read as HTTP never becomes a request: the answer is written by hand, and the connection ends. */
function answerBrokenRequest(this: unknown, error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const [code, line] =
    error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
      ? (['request.timed-out', '408 Request Timeout'] as const)
      : error.code === 'HPE_HEADER_OVERFLOW'
        ? (['request.too-large', '431 Request Header Fields Too Large'] as const)
        : (['request.malformed', '400 Bad Request'] as const);
  const body = JSON.stringify(errorDocument({ problems: [{ code }] }, requestIdOf(undefined)));
  socket.end(
    `HTTP/1.1 ${line}\r\ncontent-type: application/json; charset=utf-8\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
}
