import { consoleSize } from './console-size';
import { cost } from './cost';
import { deliver } from './deliver';
import { fairness } from './fairness';
import { memory } from './memory';
import { neighbours } from './neighbours';
import { read } from './read';
import { refuse } from './refuse';
import { print } from './report';
import { revoke } from './revoke';
import { scale } from './scale';
import { throughput } from './throughput';

const benchmarks: Record<string, (option?: string) => Promise<void>> = {
  read,
  refuse,
  deliver,
  memory,
  neighbours,
  fairness,
  throughput,
  revoke,
  scale,
  cost,
  'console-size': consoleSize,
};

/** `npm run bench -- NAME [OPTION]` */
async function main(): Promise<void> {
  const [name = '', option] = process.argv.slice(2);
  const benchmark = benchmarks[name];
  if (!benchmark) {
    print(`Which one? npm run bench -- ${Object.keys(benchmarks).join('|')}`);
    process.exit(2);
  }
  await benchmark(option);
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  },
);
