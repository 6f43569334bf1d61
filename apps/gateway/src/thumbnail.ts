import { buffer } from 'node:stream/consumers';
import { setPriority } from 'node:os';
import { drawThumbnail } from './file/thumbnail/draw-thumbnail';
import { ImageTooLargeError } from './file/thumbnail/pixels';
import { exitCodes, maxMemoryBytes } from './file/thumbnail/thumbnail-process';

/**
 * Reads an image from its standard input, and writes the thumbnail to its standard output. The gateway runs it for each image, so that
 * a hostile image can take memory and time from nothing else.
 */
async function main(): Promise<void> {
  // Requests go first.
  setPriority(10);
  // libvips decodes in threads of its own, so that this timer runs meanwhile.
  setInterval(() => {
    if (process.memoryUsage.rss() > maxMemoryBytes) process.exit(exitCodes['out-of-memory']);
  }, 5).unref();
  try {
    const thumbnail = await drawThumbnail(await buffer(process.stdin));
    process.stdout.end(thumbnail);
  } catch (error) {
    process.exit(error instanceof ImageTooLargeError ? exitCodes['too-large'] : exitCodes.unreadable);
  }
}

void main();
