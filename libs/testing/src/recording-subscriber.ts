import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface ReceivedRequest {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** Responds to the requests at a path. By default the response is 204. */
export type Responder = (request: ReceivedRequest, response: ServerResponse) => void;

/** An HTTP server that records the requests it receives. Tests define its responses. */
export class RecordingSubscriber {
  readonly received: ReceivedRequest[] = [];
  private readonly responders = new Map<string, Responder>();

  private constructor(private readonly server: Server) {}

  static async start(): Promise<RecordingSubscriber> {
    // The sender decides how long a connection stays open: a slow test process must not close one that it is about to use.
    const server = createServer({ keepAliveTimeout: 0 });
    const subscriber = new RecordingSubscriber(server);
    server.on('request', (request, response) => void subscriber.receive(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return subscriber;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  url(path: string): string {
    return `http://127.0.0.1:${this.port}${path}`;
  }

  answer(path: string, responder: Responder): void {
    this.responders.set(path, responder);
  }

  at(path: string): ReceivedRequest[] {
    return this.received.filter((request) => request.path === path);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // A request that its sender aborts does not count as received.
    const body = await text(request).catch(() => undefined);
    if (body === undefined) return;
    const { method = '', url: path = '', headers } = request;
    const received = { method, path, headers, body };
    this.received.push(received);
    const responder = this.responders.get(path) ?? ((_, plain) => plain.writeHead(204).end());
    responder(received, response);
  }
}
