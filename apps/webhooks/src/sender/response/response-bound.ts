import type { Socket } from 'node:net';

/**
 * Bytes that a response may have on its connection: far more than the headers and the part of the body that are read, even if the
 * body comes in chunks of one byte.
 */
export const maxResponseBytes = 512 * 1024;

/** Interim responses (1xx) before the response itself. */
export const maxInterimResponses = 20;

/** A subscriber sends a response without end outside of its body, such as interim responses or extensions of chunks. */
export class EndlessResponseError extends Error {
  override readonly name = 'EndlessResponseError';
  readonly code = 'PLB_RESPONSE_ENDLESS';

  constructor() {
    super('the response does not end');
  }
}

/**
 * Closes a connection on which a response exceeds `maxResponseBytes`. The parser would accept it for ever, because it bounds headers
 * and trailers only, and this process would do nothing else. A response begins when something was written before.
 */
export function boundResponses(socket: Socket): void {
  let written = -1;
  let startedAt = 0;
  let seen = 0;
  // A listener to `readable` that does not read takes nothing away from the client.
  socket.on('readable', () => {
    if (socket.bytesWritten !== written) {
      written = socket.bytesWritten;
      startedAt = seen;
    }
    seen = socket.bytesRead;
    if (seen - startedAt > maxResponseBytes) socket.destroy(new EndlessResponseError());
  });
}
