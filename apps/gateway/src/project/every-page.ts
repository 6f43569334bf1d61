import { maxPageSize, type Page } from '@plumbline/contracts';
import { DomainError } from '@plumbline/errors';

/** Page sizes in the order in which they are tried. */
const sizes = [maxPageSize, 100, 20, 4, 1];

/** The first page of the entries after an id. */
interface Part {
  page: Page;
  after?: number;
}

/**
 * Reads all pages of a list that is ordered by id, in smaller pages where its items are so large that they do not fit into one reply. Each page
 * begins after the last id, so that no entry is doubled or skipped while others come and go.
 * @throws DomainError `service.unavailable` if the service returns other entries: the previous release does not know `after`.
 */
export async function everyPage<Item extends { id: number }>(
  read: (part: Part) => Promise<{ items: Item[] }>,
): Promise<Item[]> {
  const items: Item[] = [];
  let step = 0;
  for (;;) {
    const size = sizes[step]!;
    try {
      const after = items.at(-1)?.id;
      const part = await read({ page: { number: 1, size }, after });
      // It would read the first page for ever. A retry may reach a process of this release.
      if (after !== undefined && part.items.some(({ id }) => id <= after)) {
        throw new DomainError('service.unavailable', { retryAfter: 2 });
      }
      items.push(...part.items);
      if (part.items.length < size) return items;
    } catch (error) {
      if (!isTooLarge(error) || step === sizes.length - 1) throw error;
      step += 1;
    }
  }
}

function isTooLarge(error: unknown): boolean {
  return error instanceof DomainError && error.code === 'request.response-too-large';
}
