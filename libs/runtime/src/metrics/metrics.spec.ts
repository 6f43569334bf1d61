import { gauge, onScrape, renderMetrics } from './metrics';

it('a gauge has no series until it is set', async () => {
  const depth = gauge('test_depth', 'Depth');
  expect(await renderMetrics()).not.toMatch(/^plumbline_test_depth /m);
  depth.set(0);
  expect(await renderMetrics()).toMatch(/^plumbline_test_depth 0$/m);
});

it('what is read for the metrics is no longer read after its end', async () => {
  let reads = 0;
  const end = onScrape(() => void reads++);
  await renderMetrics();
  end();
  await renderMetrics();
  expect(reads).toBe(1);
});
