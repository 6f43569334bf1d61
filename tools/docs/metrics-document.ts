import { metricsOfServices, type DeclaredMetric } from './metric-declarations';

/** `docs/metrics.md`: the metrics of every process, generated from their declarations. */
export function metricsDocument(): string {
  return `# Metrics

Every process serves its metrics at \`/metrics\` of its health port (\`HEALTH_PORT\`), in the text format of OpenMetrics. All series have the label \`service\`.
Labels have few values, which the table or the code lists: none of them identifies an account, a user, an endpoint or a delivery. Search the logs for those.
The buckets of requests, calls, events and attempts carry the trace id of their last observation that was traced, as an exemplar.

| metric | type | labels | meaning | processes |
| --- | --- | --- | --- | --- |
${metricsOfServices().map(row).join('\n')}

Besides, every process has the metrics of [prom-client](https://github.com/siimon/prom-client#default-metrics) about itself, such as
\`process_resident_memory_bytes\`, \`nodejs_eventloop_lag_p99_seconds\` and \`nodejs_gc_duration_seconds\`.

[Logs, traces and metrics](observability.md) describes the rest of what an operator sees.
`;
}

function row({ name, type, labels, help, file }: DeclaredMetric): string {
  const names = labels.map((label) => `\`${label}\``).join(', ');
  return `| \`${name}\` | ${type} | ${names || '-'} | ${help} | ${processesOf(file)} |`;
}

function processesOf(file: string): string {
  const [kind, name] = file.split('/');
  if (kind === 'apps') return name!;
  if (name === 'runtime') return 'all';
  return file.includes('/rpc/') ? 'all' : 'all services';
}
