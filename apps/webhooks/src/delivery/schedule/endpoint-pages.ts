import { setTimeout as delay } from 'node:timers/promises';

/** Endpoints of a page. Each page takes the database and this process some milliseconds. */
const pageSize = 250;

/** A pause is so many times as long as the page before it took, and at most `maxPauseMs`. */
const pausePerPage = 4;
const maxPauseMs = 250;

/** The next `most` endpoints with pending deliveries after `after`, by their ids. */
export interface PageRequest {
  after: number;
  most: number;
}

/** What was read of the endpoints of one page. */
export interface EndpointPage<Item> {
  items: Item[];
  /** The endpoint after which the next page begins; undefined at the end. */
  next: number | undefined;
}

/**
 * Reads about all endpoints with pending deliveries, page by page, with pauses: thousands of endpoints of one account must keep neither this process nor
 * the database from everything else. Ends early when `signal` is aborted.
 */
export async function* endpointPages<Item>(
  read: (page: PageRequest) => Promise<EndpointPage<Item>>,
  signal: AbortSignal,
): AsyncGenerator<Item[]> {
  for (let after: number | undefined = 0; !signal.aborted;) {
    const begun = performance.now();
    const page: EndpointPage<Item> = await read({ after, most: pageSize });
    yield page.items;
    after = page.next;
    if (after === undefined) return;
    const pauseMs = Math.min(maxPauseMs, pausePerPage * (performance.now() - begun));
    await delay(pauseMs, undefined, { signal }).catch(() => undefined);
  }
}
