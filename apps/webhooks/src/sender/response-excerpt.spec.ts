import { Readable } from 'node:stream';
import { responseExcerpt, keptHeaders, maxKeptBytes, maxReadBytes, readStart } from './response-excerpt';

describe('readStart', () => {
  it('stops reading an endless response', async () => {
    let produced = 0;
    const endless = new Readable({
      read() {
        produced += 10_000;
        this.push(Buffer.alloc(10_000, 'x'));
      },
    });
    expect(await readStart(endless)).toHaveLength(maxReadBytes);
    expect(endless.destroyed).toBe(true);
    expect(produced).toBeLessThan(maxReadBytes * 4);
  });

  it('keeps what arrived before the connection was lost', async () => {
    async function* broken() {
      yield Buffer.from('half');
      throw new Error('reset');
    }
    expect((await readStart(Readable.from(broken()))).toString()).toBe('half');
  });
});

describe('responseExcerpt', () => {
  it('redacts secrets that a subscriber echoes, also inside JSON and percent-encoded', () => {
    const secret = 'a "b" c';
    const echo = `${secret} ${JSON.stringify({ secret })} ${encodeURIComponent(secret)}`;
    expect(responseExcerpt(Buffer.from(echo), [secret])).toBe('[hidden] {"secret":"[hidden]"} [hidden]');
  });

  it.each([
    [['x', 'Basic cGx1bWI6eA=='], 'Authorization: Basic cGx1bWI6eA==.', 'Authorization: [hidden].'],
    [['ab', 'bcd'], 'abcd e', '[hidden] e'],
    [['ab', 'cd'], 'abcd e ab', '[hidden] e [hidden]'],
    [['aa'], 'aaa b', '[hidden] b'],
    [['d'], 'd, hidden', '[hidden], hi[hidden]en'],
  ])('redacts secrets that overlap completely: %j', (secrets, echo, kept) =>
    expect(responseExcerpt(Buffer.from(echo), secrets)).toBe(kept),
  );

  it('keeps 16 KiB of complete characters that PostgreSQL accepts', () => {
    const kept = responseExcerpt(Buffer.from(`a\0${'ü'.repeat(maxKeptBytes)}`), []);
    expect(Buffer.byteLength(kept)).toBeLessThanOrEqual(maxKeptBytes);
    expect(kept).toMatch(/^aü+$/);
  });
});

describe('keptHeaders', () => {
  it('joins repeated headers and redacts secrets', () =>
    expect(keptHeaders({ 'set-cookie': ['a=1', 'b=2'], 'x-echo': 'Basic c2VjcmV0' }, ['c2VjcmV0'])).toEqual({
      'set-cookie': 'a=1, b=2',
      'x-echo': 'Basic [hidden]',
    }));
});
