import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { extname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';

/** Memory of the process, above which it ends itself. Together with the gateway it stays below the limit of its container. */
export const maxMemoryBytes = 256 * 1024 * 1024;

/**
 * What the program itself cannot see while its thread decodes in WebAssembly: that takes at most 160 MiB, in pages of 64 KiB. Its objects take
 * at most 64 MiB.
 */
const bounds = ['--wasm-max-mem-pages=2560', '--max-old-space-size=64'];

/** The exit codes by which the process reports why there is no thumbnail. */
export const exitCodes = { 'too-large': 10, unreadable: 11, 'out-of-memory': 12 } as const;

export type ThumbnailOutcome = 'drawn' | keyof typeof exitCodes | 'timed-out' | 'failed';

/** The program is bundled beside `main.js`. Tests run its source. */
const program =
  extname(__filename) === '.ts'
    ? ['--require', 'tsx/cjs', join(__dirname, '../../thumbnail.ts')]
    : [join(__dirname, 'thumbnail.js')];

/** Draws a thumbnail in a process of its own, which has bounds of time and memory and no secrets. Never rejects. */
export async function drawInProcess(
  image: Readable,
  timeoutMs = 10_000,
): Promise<{ outcome: ThumbnailOutcome; thumbnail: Buffer }> {
  const child = spawn(process.execPath, [...bounds, ...program], {
    // Allocators keep memory for each thread otherwise.
    env: { MALLOC_ARENA_MAX: '2' },
    stdio: ['pipe', 'pipe', 'ignore'],
    timeout: timeoutMs,
    killSignal: 'SIGKILL',
  });
  const [thumbnail, ended, sent] = await Promise.allSettled([
    buffer(child.stdout),
    once(child, 'close') as Promise<[code: number | null, signal: NodeJS.Signals | null]>,
    pipeline(image, child.stdin),
  ]);
  if (thumbnail.status === 'rejected' || ended.status === 'rejected') return { outcome: 'failed', thumbnail: noBytes };
  const [code, signal] = ended.value;
  if (code === 0 && sent.status === 'fulfilled') return { outcome: 'drawn', thumbnail: thumbnail.value };
  return { outcome: signal === 'SIGKILL' ? 'timed-out' : outcomeOf(code), thumbnail: noBytes };
}

const noBytes = Buffer.alloc(0);

function outcomeOf(code: number | null): ThumbnailOutcome {
  const [outcome] = Object.entries(exitCodes).find(([, exitCode]) => exitCode === code) ?? [];
  return (outcome as keyof typeof exitCodes | undefined) ?? 'failed';
}
