import { maxPageSize, type Page } from '@plumbline/contracts';
import { DomainError } from '@plumbline/errors';

/** Page sizes in the order in which they are tried. Each divides those before it, so that a page of any size begins where another ended. */
const sizes = [maxPageSize, 100, 20, 4, 1];

/** Reads all pages of a list, in smaller pages where its items are so large that they do not fit into one reply. */
export async function everyPage<Item>(
  read: (page: Page) => Promise<{ items: Item[]; count: number }>,
): Promise<Item[]> {
  const items: Item[] = [];
  let step = 0;
  for (;;) {
    const size = sizes[step]!;
    try {
      const part = await read({ number: items.length / size + 1, size });
      items.push(...part.items);
      if (part.items.length < size || items.length >= part.count) return items;
    } catch (error) {
      if (!isTooLarge(error) || step === sizes.length - 1) throw error;
      step += 1;
    }
  }
}

function isTooLarge(error: unknown): boolean {
  return error instanceof DomainError && error.code === 'request.response-too-large';
}
