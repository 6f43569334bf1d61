import autocannon from 'autocannon';

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
