import type { Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { NestFactory } from '@nestjs/core';
import type { Type } from '@nestjs/common';
import staticFiles from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DomainError, type Text } from '@plumbline/errors';
import { errorDocument, requestIdOf, sendError } from '@plumbline/http';
import { drainOnClose, Readiness, type Log } from '@plumbline/runtime';
import type { FastifyHttpOptions, FastifyInstance } from 'fastify';
import { addUnservedOperations } from './compatibility/unserved-operations';
import { usesHttps, type GatewayConfig } from './config';
import { DocumentationService } from './documentation/documentation.service';
import { proxyRanges } from './forwarded/trusted-proxies';
import { GatewayAdapter } from './gateway-adapter';
import { localhostAddresses } from './localhost-addresses';
import { ServedRoutes } from './pipeline/served-routes';
import { ServerHooks } from './pipeline/server-hooks';
import { linger } from './pipeline/unread-body';

const headerBytes = 16 * 1024;
const bodyBytes = 1024 * 1024;
const headersTimeoutMs = 15_000;
/** The largest body at 10 kB a second. Who sends more slowly occupies a connection for nothing. */
const requestTimeoutMs = 3_600_000;

/** Creates the HTTP server with all hooks and routes. It does not listen yet. */
export async function createGateway(root: Type, log: Log, config: GatewayConfig): Promise<NestFastifyApplication> {
  const adapter = new GatewayAdapter({ ...serverOptions(config), skipMiddie: true });
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, {
    logger: log,
    bodyParser: false,
    abortOnError: false,
  });
  const readiness = app.get(Readiness);
  drainOnClose(app.getHttpServer(), () => readiness.stopping);
  const server: FastifyInstance = app.getHttpAdapter().getInstance();
  app.get(ServerHooks).install(server, { https: usesHttps(config), behindProxies: config.TRUST_PROXY !== '' });
  // Only for `reply.sendFile`: controllers declare all routes.
  await server.register(staticFiles, { serve: false, preCompressed: true });
  await app.init();
  addUnservedOperations(server, app.get(ServedRoutes));
  app.get(DocumentationService).describe(app);
  return app;
}

/** Starts the server. `runService` provides the root module. */
export async function serveGateway(root: Type, log: Log, config: GatewayConfig): Promise<NestFastifyApplication> {
  const app = await createGateway(root, log, config);
  await listen(app, config.PORT, config.HOST);
  log.info({ event: 'gateway.listening', url: await app.getUrl() });
  return app;
}

/** Listens at an address, or at all that `localhost` has on this machine. */
export async function listen(app: NestFastifyApplication, port: number, host: string): Promise<void> {
  if (host !== 'localhost') return void (await app.listen(port, host));
  const [first, ...others] = await localhostAddresses();
  await app.listen(port, first);
  const { port: chosen } = app.getHttpServer().address() as AddressInfo;
  for (const address of others) await (app.getHttpAdapter() as GatewayAdapter).listenAlso(chosen, address);
}

function serverOptions(config: GatewayConfig): FastifyHttpOptions<Server> {
  const proxies = proxyRanges(config.TRUST_PROXY);
  return {
    http: { maxHeaderSize: headerBytes, headersTimeout: headersTimeoutMs },
    bodyLimit: bodyBytes,
    requestTimeout: requestTimeoutMs,
    connectionTimeout: config.REQUEST_TIMEOUT_SECONDS * 1_000,
    keepAliveTimeout: config.KEEP_ALIVE_SECONDS * 1_000,
    trustProxy: proxies.length > 0 && proxies,
    genReqId: ({ headers }) => requestIdOf(headers['x-request-id']),
    // Requests on open connections are still served while the server stops.
    return503OnClosing: false,
    routerOptions: { ignoreTrailingSlash: true, ignoreDuplicateSlashes: true, maxParamLength: 500 },
    frameworkErrors: (error, request, reply) =>
      sendError(
        reply,
        new DomainError('request.malformed', { detail: 'The URL is malformed.', cause: error }),
        request,
      ),
    clientErrorHandler: respondToInvalidHttp,
  };
}

const unescapedUrl: Text = 'The URL has characters that must be escaped, as UTF-8: write Küche as K%C3%BCche.';

/** Responds to bytes that are not valid HTTP. Fastify has no request for them, so the response is written to the socket. */
function respondToInvalidHttp(this: unknown, error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const [code, line] =
    error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
      ? (['request.timed-out', '408 Request Timeout'] as const)
      : error.code === 'HPE_HEADER_OVERFLOW'
        ? (['request.too-large', '431 Request Header Fields Too Large'] as const)
        : (['request.malformed', '400 Bad Request'] as const);
  const detail = error.code === 'HPE_INVALID_URL' ? unescapedUrl : undefined;
  const body = JSON.stringify(errorDocument({ problems: [{ code, detail }] }, requestIdOf(undefined)));
  socket.end(
    `HTTP/1.1 ${line}\r\ncontent-type: application/json; charset=utf-8\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
  linger(socket);
}
