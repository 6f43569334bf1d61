const mark = process.stdout.isTTY
  ? { begun: '\x1b[2m…\x1b[0m', done: '\x1b[32m✓\x1b[0m', failed: '\x1b[31m✗\x1b[0m' }
  : { begun: '…', done: '✓', failed: '✗' };

/** Shows when a piece of the start begins, and how long it took. Several may be under way at once. */
export async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  say(`  ${mark.begun} ${name}`);
  const started = performance.now();
  const seconds = () => `${((performance.now() - started) / 1_000).toFixed(1)} s`;
  try {
    const result = await work();
    say(`  ${mark.done} ${name} (${seconds()})`);
    return result;
  } catch (error) {
    say(`  ${mark.failed} ${name} (${seconds()})`);
    throw error;
  }
}

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
