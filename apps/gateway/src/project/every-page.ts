import { maxPageSize, type Page } from '@plumbline/contracts';

/** Reads all pages of a list. */
export async function everyPage<Item>(
  read: (page: Page) => Promise<{ items: Item[]; count: number }>,
): Promise<Item[]> {
  const items: Item[] = [];
  for (let number = 1; ; number++) {
    const part = await read({ number, size: maxPageSize });
    items.push(...part.items);
    if (part.items.length < maxPageSize || items.length >= part.count) return items;
  }
}
