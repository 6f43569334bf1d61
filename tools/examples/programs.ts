import { findProgram } from '@plumbline/backing-services';

/** An example program: a folder of `examples/`, and how its comment and its manifest say that it is built and started. */
export interface Program {
  /** Its folder below `examples`, such as `publishers/python`. */
  folder: string;
  language: string;
  /** The command that prints the version of its toolchain. */
  version: string[];
  /** Builds it in a copy of its folder. */
  prepare: string[][];
  /** Starts it there. A publisher gets the type of the event as its last argument. */
  start: string[];
  /** Whether a receiver checks HTTP Basic when `BASIC_USER` and `BASIC_PASSWORD` are set. */
  httpBasic?: boolean;
  /** Whether a receiver verifies signatures of `v1` only, and refuses those of `v1a`. */
  v1Only?: boolean;
}

const python = { language: 'Python', version: ['python3', '--version'] };
const pythonPackages = [
  ['python3', '-m', 'venv', '.venv'],
  ['.venv/bin/pip', 'install', '--quiet', '--requirement', 'requirements.txt'],
];
const go = { language: 'Go', version: ['go', 'version'], prepare: [['go', 'build', '-o', 'program', '.']] };
const java = { language: 'Java', version: ['java', '--version'] };
const mavenPackages = [['mvn', '--batch-mode', '--quiet', 'dependency:copy-dependencies']];
const node = { language: 'TypeScript', version: ['node', '--print', '`Node ${process.version}`'] };
const nodePackages = [['npm', 'install', '--no-audit', '--no-fund', '--ignore-scripts']];
const php = { language: 'PHP', version: ['php', '--version'] };
/** Debian's package php-amqplib, or Packagist's by Composer. */
const phpPackages = `mkdir -p vendor
if [ -f /usr/share/php/PhpAmqpLib/autoload.php ]; then echo '<?php require "PhpAmqpLib/autoload.php";' > vendor/autoload.php
else composer install --quiet --no-interaction; fi`;

export const programs: Program[] = [
  { folder: 'publishers/python', ...python, prepare: pythonPackages, start: ['.venv/bin/python', 'publish.py'] },
  { folder: 'publishers/go', ...go, start: ['./program'] },
  {
    folder: 'publishers/java',
    ...java,
    prepare: mavenPackages,
    start: ['java', '-cp', 'target/dependency/*', 'Publish.java'],
  },
  { folder: 'publishers/typescript', ...node, prepare: nodePackages, start: ['node', '--import', 'tsx', 'publish.ts'] },
  { folder: 'publishers/php', ...php, prepare: [['sh', '-c', phpPackages]], start: ['php', 'publish.php'] },
  { folder: 'receivers/node', ...node, prepare: nodePackages, start: ['node', '--import', 'tsx', 'receiver.ts'] },
  { folder: 'receivers/python', ...python, prepare: pythonPackages, start: ['.venv/bin/python', 'receiver.py'] },
  { folder: 'receivers/go', ...go, start: ['./program'] },
  { folder: 'receivers/java', ...java, prepare: [], start: ['java', 'Receiver.java'] },
  {
    folder: 'receivers/camel',
    ...java,
    prepare: mavenPackages,
    start: ['java', '-cp', 'target/dependency/*', 'Receiver.java'],
    httpBasic: true,
  },
  {
    folder: 'receivers/csharp',
    language: 'C#',
    version: ['mono', '--version'],
    prepare: [['mcs', '-out:Receiver.exe', 'Receiver.cs']],
    start: ['mono', 'Receiver.exe'],
    v1Only: true,
  },
  { folder: 'receivers/php', ...php, prepare: [], start: ['php', '-S', '127.0.0.1:$PORT', 'receiver.php'] },
  {
    folder: 'receivers/node-red',
    ...node,
    language: 'Node-RED',
    prepare: nodePackages,
    start: ['node', 'node_modules/node-red/red.js', '--userDir', '.'],
  },
  ...['axios-retry', 'got', 'ky', 'undici', 'fetch-retry'].map((name) => ({
    folder: `api-clients/${name}`,
    ...node,
    language: 'JavaScript',
    prepare: nodePackages,
    start: ['node', 'read.mjs'],
  })),
  ...['requests', 'httpx-retries', 'aiohttp-retry'].map((name) => ({
    folder: `api-clients/${name}`,
    ...python,
    prepare: pythonPackages,
    start: ['.venv/bin/python', 'read.py'],
  })),
  {
    folder: 'api-clients/camel',
    ...java,
    prepare: mavenPackages,
    start: ['java', '-cp', 'target/dependency/*', 'Read.java'],
  },
  { folder: 'api-clients/php', ...php, prepare: [], start: ['php', 'read.php'] },
];

/** The programs without which an example cannot be built and started here. */
export function missingTools({ version, prepare }: Program): string[] {
  const needed = [version, ...prepare].map(([name]) => name!).filter((name) => !name.startsWith('.'));
  return [...new Set(needed)].filter((name) => !findProgram(name));
}
