import type { Histogram } from 'prom-client';
import { parseTraceparent } from '../context/request-context';
import type { Span } from '../tracing/tracing';

type Labels<Label extends string> = Partial<Record<Label, string>>;

/** A histogram whose buckets show the trace of their last observation, if it was recorded: an exemplar. */
export class TracedHistogram<Label extends string> {
  constructor(private readonly histogram: Histogram<Label>) {}

  observe(labels: Labels<Label>, seconds: number, span?: Pick<Span, 'recorded' | 'context'>): void {
    if (span?.recorded) {
      const traceId = parseTraceparent(span.context.traceparent)!.traceId;
      // prom-client types exemplars as if they had the labels of the metric.
      const exemplarLabels = { trace_id: traceId } as unknown as Labels<Label>;
      this.histogram.observe({ labels, value: seconds, exemplarLabels });
    } else {
      this.series(labels).observe(seconds);
    }
  }

  /** The series with these labels, for callers that keep it: the look-up is slow. */
  series(labels: Labels<Label>): { observe(seconds: number): void } {
    return this.histogram.labels(labels);
  }
}
