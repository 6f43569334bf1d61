import type { Log } from '../log/log';
import { createOtlpTracer } from './otlp-tracer';
import { useTracer } from './tracing';

/** The settings of `serviceSettings` that configure tracing. */
export interface TracingConfig {
  OTEL_EXPORTER_OTLP_ENDPOINT?: string;
  OTEL_TRACES_SAMPLER_ARG?: number;
}

/** Turns tracing on if a collector is configured. Resolves with a function that exports the remaining spans at the stop. */
export async function startTracing(service: string, config: TracingConfig, log: Log): Promise<() => Promise<void>> {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_TRACES_SAMPLER_ARG: ratio = 1 } = config;
  if (endpoint === undefined) return async () => undefined;
  const tracer = await createOtlpTracer({ service, endpoint, ratio }, log);
  useTracer(tracer);
  return () => tracer.stop();
}
