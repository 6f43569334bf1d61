import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { parse } from 'yaml';
import { metricsOfServices } from '../docs/metric-declarations';

const root = join(__dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

interface Rule {
  record?: string;
  alert?: string;
  expr: string;
  annotations?: { summary: string; runbook_url: string };
}

const { groups } = parse(read('observability/prometheus/rules.yml')) as { groups: { rules: Rule[] }[] };
const rules = groups.flatMap((group) => group.rules);
const alerts = rules.filter(({ alert }) => alert !== undefined);

const dashboards = readdirSync(join(root, 'observability/grafana/dashboards'));
const expressionsOf = (dashboard: string): string[] =>
  [...read(`observability/grafana/dashboards/${dashboard}`).matchAll(/"expr": ("(?:[^"\\]|\\.)*")/g)].map(
    ([, text]) => JSON.parse(text!) as string,
  );

const processMetrics = new Registry();
collectDefaultMetrics({ register: processMetrics });

/** The series that exist: those of each metric, those of every process, and those that rules record. */
const existing = new Set([
  ...metricsOfServices().flatMap(({ name, type }) =>
    type === 'histogram' ? [`${name}_bucket`, `${name}_count`, `${name}_sum`] : [name],
  ),
  ...processMetrics.getMetricsAsArray().map(({ name }) => name),
  ...rules.flatMap(({ record }) => record ?? []),
]);
const missingIn = (expression: string): string[] =>
  [...expression.replaceAll(/"[^"]*"/g, '""').matchAll(/\b(?:plumbline|process|nodejs)_?[a-z0-9_:]+/g)]
    .map(([name]) => name)
    .filter((name) => !existing.has(name));

describe('alerts and dashboards', () => {
  it('use only metrics that exist', () => {
    const expressions = [...rules.map(({ expr }) => expr), ...dashboards.flatMap(expressionsOf)];
    expect(expressions.length).toBeGreaterThan(60);
    expect(expressions.flatMap(missingIn)).toEqual([]);
  });

  it.each(alerts.map(({ alert, annotations }) => [alert!, annotations!.runbook_url] as const))(
    '%s leads to its entry in the runbook',
    (_alert, url) => {
      const [path, anchor] = url.split('#') as [string, string];
      const anchors = [...read(path).matchAll(/^## (\w+)$/gm)].map(([, title]) => title!.toLowerCase());
      expect(anchors).toContain(anchor);
    },
  );

  it.each(alerts.map(({ alert }) => alert!))('%s has a test for promtool', (alert) => {
    expect(read('observability/prometheus/rules.test.yml')).toContain(`alertname: ${alert}`);
  });
});
