import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { drainOnClose } from '../http/drain-on-close';
import type { Log } from '../log/log';
import { metricsContentType, renderMetrics } from '../metrics/metrics';
import type { Readiness } from './readiness';

/** The internal HTTP port of a process: liveness, readiness and metrics for Prometheus. */
export class HealthServer {
  private readonly server: Server;

  constructor(readiness: Readiness, log: Log) {
    this.server = createServer((request, response) => {
      const { url = '/' } = request;
      this.answer(url, response, readiness).catch((err: unknown) => {
        log.error({ event: 'health.answer-failed', url, err });
        json(response, 500, { status: 'failed' });
      });
    });
    drainOnClose(this.server, () => readiness.stopping);
  }

  /** Resolves with the port. Port 0 selects a free one. */
  listen(port: number, host: string): Promise<number> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, host, () => resolve((this.server.address() as AddressInfo).port));
    });
  }

  /** Resolves when the requests in flight are answered. */
  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private async answer(url: string, response: ServerResponse, readiness: Readiness): Promise<void> {
    switch (url.split('?', 1)[0]) {
      case '/health/live':
        return json(response, 200, { status: 'live' });
      case '/health/ready': {
        const missing = readiness.missing();
        const degraded = readiness.degraded();
        const facts = degraded.length > 0 ? { degraded } : {};
        return missing.length === 0
          ? json(response, 200, { status: 'ready', ...facts })
          : json(response, 503, { status: 'not-ready', missing, ...facts });
      }
      case '/metrics': {
        const metrics = await renderMetrics();
        response.writeHead(200, { 'content-type': metricsContentType });
        response.end(metrics);
        return;
      }
      default:
        return json(response, 404, { status: 'not-found', routes: ['/health/live', '/health/ready', '/metrics'] });
    }
  }
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
