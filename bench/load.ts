import autocannon from 'autocannon';
import { Client } from 'undici';

export interface Load {
  url: string;
  headers?: Record<string, string>;
  connections: number;
  seconds: number;
  /** The status that every answer must have: a figure made of errors is no figure. */
  expectStatus: number;
}

export interface Figures {
  /** Answers per second, over the whole run. */
  perSecond: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
}

/** Asks as fast as the answers come, over keep-alive connections, for a while; after a warm-up that does not count. */
export async function measure(load: Load): Promise<Figures> {
  await run({ ...load, seconds: 2 });
  return run(load);
}

async function run({ url, headers, connections, seconds, expectStatus }: Load): Promise<Figures> {
  const result = await autocannon({ url, headers, connections, duration: seconds, timeout: 10 });
  const counts = result.statusCodeStats as Record<string, { count: number }>;
  const expected = counts[expectStatus]?.count ?? 0;
  const others = Object.entries(counts).filter(([status]) => Number(status) !== expectStatus);
  if (expected === 0 || others.length > 0 || result.errors > 0) {
    throw new Error(
      `${url}: expected ${expectStatus} alone, got ${JSON.stringify(counts)} and ${result.errors} errors`,
    );
  }
  return { perSecond: expected / result.duration, p50: result.latency.p50, p99: result.latency.p99 };
}

/** Asks one request after the other over one connection; the median of the times in milliseconds, of which autocannon knows whole ones only. */
export async function medianLatency({
  url,
  headers,
  seconds,
  expectStatus,
}: Omit<Load, 'connections'>): Promise<number> {
  const { origin, pathname } = new URL(url);
  const client = new Client(origin);
  const times: number[] = [];
  const startedAt = performance.now();
  const warmUpMs = 1_000;
  while (performance.now() < startedAt + warmUpMs + seconds * 1_000) {
    const askedAt = performance.now();
    const { statusCode, body } = await client.request({ method: 'GET', path: pathname, headers });
    const text = await body.text();
    if (statusCode !== expectStatus) throw new Error(`${url} answered ${statusCode}: ${text}`);
    if (askedAt > startedAt + warmUpMs) times.push(performance.now() - askedAt);
  }
  await client.close();
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)]!;
}
