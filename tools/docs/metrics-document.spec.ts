import { filesWithDeclarations, metricsOfServices } from './metric-declarations';

/** Labels with few values. A label must not identify an account, a user, an endpoint or a delivery: each would add series. */
const boundedLabels = [
  'method',
  'route',
  'status',
  'call',
  'outcome',
  'decision',
  'found',
  'state',
  'pool',
  'change',
  'queue',
  'connection',
];

describe('the metrics', () => {
  it('are declared in files that end in .metrics.ts, which docs/metrics.md is generated from', () => {
    expect(filesWithDeclarations().filter((file) => !/\.metrics\.ts$/.test(file))).toEqual([]);
  });

  it.each(metricsOfServices().map(({ name, ...metric }) => [name, metric] as const))(
    '%s has a name that ends with its unit, and bounded labels',
    (name, { type, labels }) => {
      const suffix = { counter: /_total$/, histogram: /_seconds$/, gauge: /(?<!_total)$/ }[type];
      expect(name).toMatch(suffix);
      expect(boundedLabels).toEqual(expect.arrayContaining([...labels]));
    },
  );
});
