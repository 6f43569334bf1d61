import type { Page } from '@plumbline/contracts';
import { DomainError } from '@plumbline/errors';
import { everyPage } from './every-page';

/** A service with the ids from 1, of which a reply can hold `fitting`. */
function listOf(count: number, fitting: number) {
  const ids = Array.from({ length: count }, (_, n) => n + 1);
  const pages: { page: Page; after?: number }[] = [];
  const read = async ({ page, after = 0 }: { page: Page; after?: number }) => {
    pages.push({ page, after });
    const items = ids.filter((id) => id > after).slice(0, page.size);
    if (items.length > fitting) throw new DomainError('request.response-too-large');
    return { items: items.map((id) => ({ id })) };
  };
  return { read, pages, ids };
}
const idsOf = async (reading: Promise<{ id: number }[]>) => (await reading).map(({ id }) => id);

describe('all pages of a list', () => {
  it('are as large as possible', async () => {
    const list = listOf(1_200, 500);
    expect(await idsOf(everyPage(list.read))).toEqual(list.ids);
    expect(list.pages).toHaveLength(3);
  });

  it('are smaller where the items are large, without a gap', async () => {
    const list = listOf(730, 30);
    expect(await idsOf(everyPage(list.read))).toEqual(list.ids);
    expect(list.pages.at(-1)).toEqual({ page: { number: 1, size: 20 }, after: 720 });
  });

  it('have every entry once while entries before them come and go', async () => {
    const list = listOf(1_200, 500);
    const read = async (part: { page: Page; after?: number }) => {
      const answer = await list.read(part);
      list.ids.shift();
      list.ids.push(list.ids.at(-1)! + 1);
      return answer;
    };
    expect(await idsOf(everyPage(read))).toEqual(Array.from({ length: 1_202 }, (_, n) => n + 1));
  });

  it.each([
    ['oldest', (place: number) => 1 + place],
    ['newest', (place: number) => 1_000 - place],
  ])('are not read from a service that returns the first page each time, %s first', async (_, idAt) => {
    let reads = 0;
    const read = async ({ page }: { page: Page }) => {
      if (++reads > 2) throw new Error('It reads for ever.');
      return { items: Array.from({ length: page.size }, (_item, place) => ({ id: idAt(place) })) };
    };
    await expect(everyPage(read)).rejects.toMatchObject({ code: 'service.unavailable' });
  });

  it('fail when a single item does not fit', async () => {
    await expect(everyPage(listOf(3, 0).read)).rejects.toMatchObject({ code: 'request.response-too-large' });
  });
});
