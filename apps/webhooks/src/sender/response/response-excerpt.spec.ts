import { Readable } from 'node:stream';
import { Redactor } from '../redactor';
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
    const { bytes, complete } = await readStart(endless);
    expect([bytes.length, complete]).toEqual([maxReadBytes, false]);
    expect(endless.destroyed).toBe(true);
    expect(produced).toBeLessThan(maxReadBytes * 4);
  });

  it('keeps what arrived before the connection was lost', async () => {
    async function* broken() {
      yield Buffer.from('half');
      throw new Error('reset');
    }
    const { bytes, complete } = await readStart(Readable.from(broken()));
    expect([bytes.toString(), complete]).toEqual(['half', false]);
  });
});

describe('responseExcerpt', () => {
  const redactor = new Redactor({ headers: {}, values: ['value-nobody-reads'] });

  it('contains no part of a hidden value, wherever the body was cut', () => {
    const echo = Buffer.from('value-nobody-reads,'.repeat(2_000));
    for (let cut = 0; cut < 20; cut++) {
      for (const size of [cut, maxKeptBytes + cut]) {
        const kept = responseExcerpt({ bytes: echo.subarray(0, size), complete: false }, redactor);
        expect(kept).toMatch(/^(\[hidden],)*$/);
      }
    }
  });

  it('keeps 16 KiB of complete characters that PostgreSQL accepts', () => {
    const kept = responseExcerpt({ bytes: Buffer.from(`a\0${'ü'.repeat(maxKeptBytes)}`), complete: true }, redactor);
    expect(Buffer.byteLength(kept)).toBeLessThanOrEqual(maxKeptBytes);
    expect(kept).toMatch(/^aü+$/);
  });

  it('reads Latin-1 where it is not UTF-8', () => {
    const bytes = Buffer.from('Tür unbekannt', 'latin1');
    expect(responseExcerpt({ bytes, complete: true }, redactor)).toBe('Tür unbekannt');
  });
});

describe('keptHeaders', () => {
  const redactorOfCredentials = new Redactor({ headers: {}, values: ['c2VjcmV0'] });

  it('joins repeated headers and redacts hidden values', () =>
    expect(keptHeaders({ 'set-cookie': ['a=1', 'b=2'], 'x-echo': 'Basic c2VjcmV0' }, redactorOfCredentials)).toEqual({
      'set-cookie': 'a=1, b=2',
      'x-echo': 'Basic [hidden]',
    }));

  it('leaves out headers beyond 16 KiB', () => {
    const headers = { 'x-a': 'a'.repeat(10_000), 'x-b': 'b'.repeat(10_000), 'x-c': 'c' };
    expect(Object.keys(keptHeaders(headers, redactorOfCredentials))).toEqual(['x-a', 'x-c']);
  });
});
