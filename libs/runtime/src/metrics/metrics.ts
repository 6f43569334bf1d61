import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

const registry = new Registry();
export const metricsContentType = registry.contentType;

/** Starts the process metrics (memory, event loop, garbage collection) and labels every series with the service. */
export function startMetrics(service: string): void {
  registry.setDefaultLabels({ service });
  collectDefaultMetrics({ register: registry });
}

/** All metrics of the process in the exposition format of Prometheus. */
export function renderMetrics(): Promise<string> {
  return registry.metrics();
}

/** A count that only grows. Its name ends in `_total`. */
export function counter<Label extends string = never>(
  name: string,
  help: string,
  labelNames: Label[] = [],
): Counter<Label> {
  return (
    (registry.getSingleMetric(name) as Counter<Label> | undefined) ??
    new Counter({ name, help, labelNames, registers: [registry] })
  );
}

/** A value that can go up and down. */
export function gauge<Label extends string = never>(
  name: string,
  help: string,
  labelNames: Label[] = [],
): Gauge<Label> {
  return (
    (registry.getSingleMetric(name) as Gauge<Label> | undefined) ??
    new Gauge({ name, help, labelNames, registers: [registry] })
  );
}

/** A distribution. Its name contains the unit, seconds or bytes. */
export function histogram<Label extends string = never>(
  name: string,
  help: string,
  labelNames: Label[] = [],
  buckets: number[] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15],
): Histogram<Label> {
  return (
    (registry.getSingleMetric(name) as Histogram<Label> | undefined) ??
    new Histogram({ name, help, labelNames, buckets, registers: [registry] })
  );
}
