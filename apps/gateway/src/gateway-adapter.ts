import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';

/** Fastify as the gateway uses it below Nest. */
export class GatewayAdapter extends FastifyAdapter {
  private readonly listeners: Server[] = [];

  /** Leaves errors to `ServerHooks`: the error handler of Nest would drop the codes of Fastify's errors. */
  override setErrorHandler(): FastifyInstance {
    return this.getInstance();
  }

  /** Serves another address by the same HTTP server, so that its limits, its responses to invalid HTTP and its end hold there too. */
  async listenAlso(port: number, address: string): Promise<void> {
    const http = this.getHttpServer();
    const listener = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => http.emit('connection', socket));
    await once(listener.listen(port, address), 'listening');
    this.listeners.push(listener);
  }

  override async close(): Promise<undefined> {
    const closed = this.listeners.map((listener) => new Promise((resolve) => listener.close(resolve)));
    await Promise.all([super.close(), ...closed]);
    return undefined;
  }
}
