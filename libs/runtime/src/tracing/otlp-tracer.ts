import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type * as Api from '@opentelemetry/api';
import type { BasicTracerProvider } from '@opentelemetry/sdk-trace-base';
import { withinTime } from '../clock/within-time';
import { parseTraceparent, type ContextSource, type RequestContext } from '../context/request-context';
import type { Log } from '../log/log';
import type { Span, SpanAttributes, SpanDescription, Tracer } from './tracing';

export interface OtlpSettings {
  service: string;
  /** URL of the collector, without `/v1/traces`. */
  endpoint: string;
  /** Share of the traces that are recorded, from 0 to 1. */
  ratio: number;
}

/** Statements are the longest values. */
const longestValue = 2_000;
/** Milliseconds of a graceful stop for the export of the remaining spans. */
const longestFlushMs = 3_000;

/**
 * Exports spans by OTLP over HTTP. The exporter reads its other settings, such as headers, from the standard `OTEL_*` variables.
 *
 * The trace id decides whether a trace is recorded, so that all services decide alike. The flag of the caller does not: a client
 * of the API could otherwise have all of its requests recorded.
 */
export async function createOtlpTracer({ service, endpoint, ratio }: OtlpSettings, log: Log): Promise<Tracer> {
  // Imported on demand: without a collector, no process loads the SDK.
  const api = await import('@opentelemetry/api');
  const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-http');
  const { resourceFromAttributes } = await import('@opentelemetry/resources');
  const sdk = await import('@opentelemetry/sdk-trace-base');

  api.diag.setLogger(exportLogger(log), { logLevel: api.DiagLogLevel.WARN, suppressOverrideMessage: true });
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` });
  const provider = new sdk.BasicTracerProvider({
    resource: resourceFromAttributes({
      'service.namespace': 'plumbline',
      'service.name': service,
      'service.instance.id': `${hostname()}:${process.pid}`,
    }),
    sampler: new sdk.TraceIdRatioBasedSampler(ratio),
    spanLimits: { attributeValueLengthLimit: longestValue },
    spanProcessors: [new sdk.BatchSpanProcessor(exporter)],
  });
  return new OtlpTracer(api, provider, log);
}

class OtlpTracer implements Tracer {
  private readonly tracer: Api.Tracer;

  constructor(
    private readonly api: typeof Api,
    private readonly provider: BasicTracerProvider,
    private readonly log: Log,
  ) {
    this.tracer = provider.getTracer('plumbline');
  }

  start({ name, kind = 'internal', attributes }: SpanDescription, parent: ContextSource): Span {
    const { SpanKind } = this.api;
    const options = { kind: SpanKind[kind.toUpperCase() as Uppercase<typeof kind>], attributes };
    const span = this.tracer.startSpan(name, options, this.contextOf(parent));
    return new OtlpSpan(span, parent.requestId ?? randomUUID());
  }

  async stop(): Promise<void> {
    const flushed = this.provider
      .shutdown()
      .catch((err: unknown) => this.log.warn({ event: 'tracing.export-failed', err }));
    await withinTime(flushed, longestFlushMs);
  }

  private contextOf({ traceparent }: ContextSource): Api.Context {
    const { ROOT_CONTEXT, trace, TraceFlags } = this.api;
    const parent = parseTraceparent(traceparent);
    return parent
      ? trace.setSpanContext(ROOT_CONTEXT, { ...parent, traceFlags: TraceFlags.SAMPLED, isRemote: true })
      : ROOT_CONTEXT;
  }
}

const errorStatus = { code: 2 satisfies Api.SpanStatusCode.ERROR };

class OtlpSpan implements Span {
  readonly context: RequestContext;
  readonly recorded: boolean;

  constructor(
    private readonly span: Api.Span,
    requestId: string,
  ) {
    const { traceId, spanId } = span.spanContext();
    this.recorded = span.isRecording();
    this.context = { requestId, traceparent: `00-${traceId}-${spanId}-${this.recorded ? '01' : '00'}` };
    span.setAttribute('plumbline.request.id', requestId);
  }

  set(attributes: SpanAttributes): void {
    this.span.setAttributes(attributes);
  }

  fail(error: unknown): void {
    const { code, name = 'unknown', status } = (error ?? {}) as { code?: unknown; name?: string; status?: unknown };
    // The message stays in the log, because it may quote data.
    this.span.setAttribute('error.type', typeof code === 'string' ? code : name);
    if (typeof status !== 'number' || status >= 500) this.span.setStatus(errorStatus);
  }

  end(): void {
    this.span.end();
  }
}

function exportLogger(log: Log): Api.DiagLogger {
  const warn = (message: string) =>
    log.warn({ event: 'tracing.export-failed', message: message.slice(0, longestValue) });
  return { error: warn, warn, info: () => undefined, debug: () => undefined, verbose: () => undefined };
}
