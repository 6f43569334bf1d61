import autocannon from 'autocannon';
import { Client } from 'undici';

export interface Load {
  url: string;
  headers?: Record<string, string>;
  connections: number;
  seconds: number;
  /** Status that every response must have. Others make the run fail. */
  expectStatus: number;
}

export interface Figures {
  /** Responses per second over the whole run. */
  perSecond: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
}

/** Sends requests over keep-alive connections, each after the response to the one before, and measures after a warm-up. */
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

/** Returns the median latency of requests over one connection, in fractions of a millisecond. autocannon measures whole milliseconds only. */
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
    if (statusCode !== expectStatus) throw new Error(`${url} responded with ${statusCode}: ${text}`);
    if (askedAt > startedAt + warmUpMs) times.push(performance.now() - askedAt);
  }
  await client.close();
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)]!;
}
