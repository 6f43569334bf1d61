import type { Page } from '@plumbline/contracts';
import { DomainError } from '@plumbline/errors';
import { everyPage } from './every-page';

/** A service with the numbers from 0, of which a reply can hold `fitting`. */
function listOf(count: number, fitting: number) {
  const pages: Page[] = [];
  const read = async (page: Page) => {
    pages.push(page);
    const first = (page.number - 1) * page.size;
    const items = Array.from({ length: Math.min(page.size, count - first) }, (_, n) => first + n);
    if (items.length > fitting) throw new DomainError('request.response-too-large');
    return { items, count };
  };
  return { read, pages };
}

describe('all pages of a list', () => {
  it('are as large as possible', async () => {
    const list = listOf(1_200, 500);
    expect(await everyPage(list.read)).toEqual(Array.from({ length: 1_200 }, (_, n) => n));
    expect(list.pages).toHaveLength(3);
  });

  it('are smaller where the items are large, without a gap', async () => {
    const list = listOf(730, 30);
    expect(await everyPage(list.read)).toEqual(Array.from({ length: 730 }, (_, n) => n));
    expect(list.pages.at(-1)).toEqual({ number: 37, size: 20 });
  });

  it('fail when a single item does not fit', async () => {
    await expect(everyPage(listOf(3, 0).read)).rejects.toMatchObject({ code: 'request.response-too-large' });
  });
});
