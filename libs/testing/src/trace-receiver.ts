import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

/** A span as the collector of an installation would receive it. */
export interface ReceivedSpan {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  /** The service that exported it. */
  service: string;
  name: string;
  kind: 'internal' | 'server' | 'client' | 'producer' | 'consumer';
  attributes: Record<string, unknown>;
  failed: boolean;
}

type KeyValue = { key: string; value: Record<string, unknown> };

/** The part of OTLP/JSON that is read: https://opentelemetry.io/docs/specs/otlp/#otlphttp */
interface ExportRequest {
  resourceSpans: {
    resource: { attributes: KeyValue[] };
    scopeSpans: {
      spans: {
        traceId: string;
        spanId: string;
        parentSpanId?: string;
        name: string;
        kind: number;
        attributes: KeyValue[];
        status?: { code?: number };
      }[];
    }[];
  }[];
}

const kinds = ['internal', 'internal', 'server', 'client', 'producer', 'consumer'] as const;
const errorStatus = 2;
/** Older traces are dropped. */
const maxTraces = 5_000;

/** An OpenTelemetry collector in memory: it receives traces by OTLP over HTTP, as JSON. */
export class TraceReceiver {
  private readonly traces = new Map<string, ReceivedSpan[]>();

  private constructor(private readonly server: Server) {}

  static async start(): Promise<TraceReceiver> {
    const server = createServer();
    const receiver = new TraceReceiver(server);
    server.on('request', (request, response) => void receiver.receive(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return receiver;
  }

  /** The value for `OTEL_EXPORTER_OTLP_ENDPOINT`. */
  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** The spans of a trace that have arrived so far. */
  spansOf(traceId: string): ReceivedSpan[] {
    return this.traces.get(traceId) ?? [];
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.url !== '/v1/traces') {
      response.writeHead(404).end();
      return;
    }
    const exported = (await json(request)) as ExportRequest;
    for (const span of spansIn(exported)) this.keep(span);
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  }

  private keep(span: ReceivedSpan): void {
    const known = this.traces.get(span.traceId);
    if (known) known.push(span);
    else this.traces.set(span.traceId, [span]);
    if (this.traces.size > maxTraces) this.traces.delete(this.traces.keys().next().value!);
  }
}

function spansIn({ resourceSpans }: ExportRequest): ReceivedSpan[] {
  return resourceSpans.flatMap(({ resource, scopeSpans }) => {
    const service = String(valuesOf(resource.attributes)['service.name']);
    return scopeSpans.flatMap(({ spans }) =>
      spans.map(({ traceId, spanId, parentSpanId, name, kind, attributes, status }) => ({
        traceId,
        spanId,
        parentSpanId,
        service,
        name,
        kind: kinds[kind] ?? 'internal',
        attributes: valuesOf(attributes),
        failed: status?.code === errorStatus,
      })),
    );
  });
}

function valuesOf(attributes: readonly KeyValue[]): Record<string, unknown> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));
}
