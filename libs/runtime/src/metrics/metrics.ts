import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry, type OpenMetricsContentType } from 'prom-client';
import { TracedHistogram } from './traced-histogram';

// OpenMetrics, because it has exemplars: the trace of a request in a bucket. https://prometheus.io/docs/specs/om/open_metrics_spec/
const registry = new Registry<OpenMetricsContentType>();
registry.setContentType(Registry.OPENMETRICS_CONTENT_TYPE);
export const metricsContentType = registry.contentType;

/** Of all metrics but those of the process, which prom-client names. */
const prefix = 'plumbline_';
const scrapes = new Set<() => void>();

/** A metric, as `docs/metrics.md` lists it. */
export interface MetricDescription {
  name: string;
  type: 'counter' | 'gauge' | 'histogram';
  help: string;
  labels: readonly string[];
}

const declared = new Map<string, MetricDescription>();

/** Starts the process metrics (memory, event loop, garbage collection) and labels every series with the service. */
export function startMetrics(service: string): void {
  registry.setDefaultLabels({ service });
  collectDefaultMetrics({ register: registry });
}

/** All metrics of the process in the text format of OpenMetrics. */
export function renderMetrics(): Promise<string> {
  for (const read of scrapes) read();
  return registry.metrics();
}

/**
 * Calls `read` before the metrics are rendered, to set gauges whose values are at hand. It must not throw or wait. Returns a function
 * that ends this.
 */
export function onScrape(read: () => void): () => void {
  scrapes.add(read);
  return () => void scrapes.delete(read);
}

/** The metrics that the imported modules declare, for documents and tests. */
export function declaredMetrics(): MetricDescription[] {
  return [...declared.values()];
}

/**
 * Declares a count that only grows. Its name ends in `_total`. Metrics are declared in files that end in `.metrics.ts`, from which
 * `docs/metrics.md` is generated. Labels have few values: never an id of an account, a user or an endpoint.
 */
export function counter<Label extends string = never>(
  name: string,
  help: string,
  labelNames: Label[] = [],
): Counter<Label> {
  const fullName = declare('counter', name, help, labelNames);
  return new Counter({ name: fullName, help, labelNames, registers: [registry] });
}

/** Declares a value that can go up and down. It has no series until it is set: a 0 would look like a measured one. */
export function gauge<Label extends string = never>(
  name: string,
  help: string,
  labelNames: Label[] = [],
): Gauge<Label> {
  const fullName = declare('gauge', name, help, labelNames);
  const declaredGauge = new Gauge({ name: fullName, help, labelNames, registers: [registry] });
  if (labelNames.length === 0) declaredGauge.remove();
  return declaredGauge;
}

/** Declares a distribution of seconds. Its name ends in `_seconds`. */
export function histogram<Label extends string = never>(
  name: string,
  help: string,
  labelNames: Label[] = [],
  buckets: number[] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15],
): TracedHistogram<Label> {
  const fullName = declare('histogram', name, help, labelNames);
  return new TracedHistogram(
    new Histogram({
      name: fullName,
      help,
      labelNames,
      buckets,
      registers: [registry],
      enableExemplars: true,
    }),
  );
}

function declare(type: MetricDescription['type'], name: string, help: string, labels: readonly string[]): string {
  const fullName = `${prefix}${name}`;
  declared.set(fullName, { name: fullName, type, help, labels });
  return fullName;
}
