import type { IncomingMessage } from 'node:http';
import { DomainError } from '@plumbline/errors';

/** The bytes of a body, as its headers declare them: 0 without a body, and infinite when only the end of the body will tell. */
export function declaredLength({ headers }: Pick<IncomingMessage, 'headers'>): number {
  return headers['transfer-encoding'] === undefined ? Number(headers['content-length'] ?? 0) : Infinity;
}

/**
 * The bytes of a body as they arrive. A slow client may take its time; one that sends nothing for `REQUEST_TIMEOUT_SECONDS` may not.
 * What is left when the reader stops stays unread: the connection still has to carry the response.
 * @throws DomainError `request.timed-out`; `request.malformed` if the client goes away.
 */
export async function* arrivingBody(body: IncomingMessage): AsyncGenerator<Buffer> {
  let stalled!: () => void;
  const stall = new Promise<never>((_, reject) => {
    stalled = () => reject(new DomainError('request.timed-out'));
  });
  stall.catch(() => undefined);
  body.once('timeout', stalled);
  const chunks = body.iterator({ destroyOnReturn: false }) as AsyncIterator<Buffer, undefined>;
  try {
    for (;;) {
      const { done, value } = await Promise.race([chunks.next(), stall]);
      if (done) return;
      yield value;
    }
  } catch (cause) {
    if (cause instanceof DomainError) throw cause;
    throw new DomainError('request.malformed', { detail: 'The body ends before its declared end.', cause });
  } finally {
    body.off('timeout', stalled);
    // Not awaited: it would wait for the bytes that do not come.
    void chunks.return?.();
  }
}
