import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';

const source = 'observability/prometheus/rules.yml';

/** The alerts as an object of the Prometheus operator, because Kustomize reads no file outside of `k8s`. */
export function prometheusRule(): string {
  const { groups } = parse(readFileSync(join(__dirname, '../..', source), 'utf8')) as { groups: unknown[] };
  const object = {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: { name: 'plumbline' },
    spec: { groups },
  };
  return `# Generated from ${source} by "npm run docs".\n${stringify(object, { lineWidth: 0, singleQuote: true })}`;
}
