import { continueContext, currentContext, runInContext } from '../context/request-context';
import type { ContextSource, RequestContext } from '../context/request-context';

/** A value of a span. It must not contain a secret or a body. An undefined value is omitted. */
export type SpanAttributes = Record<string, string | number | boolean | undefined>;

export interface SpanDescription {
  /** Low cardinality: it names the kind of work, not the object of it. */
  name: string;
  /** Defaults to internal. https://opentelemetry.io/docs/specs/otel/trace/api/#spankind */
  kind?: 'server' | 'client' | 'producer' | 'consumer' | 'internal';
  attributes?: SpanAttributes;
}

/** A part of a trace that begins and ends in this process. */
export interface Span {
  /** The context of the work in the span: run the work in it, and send it with every message. */
  readonly context: RequestContext;
  /** Whether the span will be exported. */
  readonly recorded: boolean;
  set(attributes: SpanAttributes): void;
  /** Records the error that ended the work. An error with a status below 500 is the caller's, and does not fail the span. */
  fail(error: unknown): void;
  end(): void;
}

/** Starts spans and exports them. */
export interface Tracer {
  start(description: SpanDescription, parent: ContextSource): Span;
  /** Exports the remaining spans. */
  stop(): Promise<void>;
}

/** Undefined while tracing is off: then no span is created, and contexts are only passed on. */
let tracer: Tracer | undefined;

/** Turns tracing on, or off. */
export function useTracer(next: Tracer | undefined): void {
  tracer = next;
}

/** Begins the work of this process for a request, message or delivery that carries a context. The caller ends the span. */
export function startSpan(parent: ContextSource, description: SpanDescription): Span {
  return tracer ? tracer.start(description, parent) : new UnrecordedSpan(continueContext(parent));
}

/**
 * Runs work in a span within the current context, or within `parent`, and ends the span with it. `work` gets the context of the
 * span. Without a parent, or while tracing is off, it runs without a span and gets the parent.
 */
export function inSpan<T>(
  description: SpanDescription,
  work: (context: ContextSource | undefined) => Promise<T>,
  parent: ContextSource | undefined = currentContext(),
): Promise<T> {
  return tracer && parent ? runInSpan(tracer.start(description, parent), work) : work(parent);
}

async function runInSpan<T>(span: Span, work: (context: RequestContext) => Promise<T>): Promise<T> {
  try {
    return await runInContext(span.context, () => work(span.context));
  } catch (error) {
    span.fail(error);
    throw error;
  } finally {
    span.end();
  }
}

class UnrecordedSpan implements Span {
  readonly recorded = false;
  constructor(readonly context: RequestContext) {}
  set(): void {}
  fail(): void {}
  end(): void {}
}
