import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import type { FastifyRequest } from 'fastify';
import { formParts } from './form';

const file = '--x\r\ncontent-disposition: form-data; name="file"; filename="Türe.txt"\r\n\r\nsome text\r\n';
const field = (value: string, type = 'text/plain') =>
  `--x\r\ncontent-disposition: form-data; name="caption"\r\ncontent-type: ${type}\r\n\r\n${value}\r\n`;
const whole = `preamble\r\n${field('Blick')}${file}--x--\r\nepilogue`;

/** Reads a form that arrives in chunks of this size. */
async function read(form: string | Buffer, { size = 1_000, encoding }: { size?: number; encoding?: string } = {}) {
  const bytes = Buffer.from(form as string);
  const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
    bytes.subarray(at * size, (at + 1) * size),
  );
  const raw = Readable.from(chunks);
  const headers = { 'content-type': 'multipart/form-data; boundary="x"', 'content-encoding': encoding };
  const parts: unknown[] = [];
  for await (const part of formParts({ headers, raw } as unknown as FastifyRequest)) {
    parts.push(part.type === 'file' ? [part.name, String(await buffer(part.content))] : part.value);
  }
  expect(raw.readableEnded).toBe(true);
  return parts;
}
const refusal = (code: string, detail = '') =>
  expect.objectContaining({ code, message: expect.stringContaining(detail) as string }) as Error;

describe('a form', () => {
  it.each([1, 7, 1_000])('is read to its end from chunks of %i bytes', async (size) => {
    expect(await read(whole, { size })).toEqual(['Blick', ['Türe.txt', 'some text']]);
  });

  it('can be compressed', async () => {
    expect(await read(gzipSync(whole), { encoding: 'gzip' })).toEqual(['Blick', ['Türe.txt', 'some text']]);
  });

  it('can be empty, and have large parts', async () => {
    expect(await read('--x--\r\n')).toEqual([]);
    const large = 'x'.repeat(200_000);
    expect(await read(`${file.replace('some text', large)}${field('a')}--x--`)).toEqual([['Türe.txt', large], 'a']);
  });

  it('has names and fields in Latin-1, if it says so of its fields', async () => {
    const form = Buffer.from(`${field('Tür', 'text/plain; charset=iso-8859-1')}${file}--x--`, 'latin1');
    expect(await read(form)).toEqual(['Tür', ['Türe.txt', 'some text']]);
  });

  it('has parts in JSON', async () => {
    expect(await read(`${field('{"a":[1]}', 'application/json; charset=utf-8')}--x--`)).toEqual([{ a: [1] }]);
  });

  it.each([
    ['ends in a header', file.slice(0, 30), 'request.malformed', 'ends before'],
    ['ends in a file', file.slice(0, -5), 'request.malformed', 'ends before'],
    ['ends in a field', field('a').slice(0, -2), 'request.malformed', 'ends before'],
    ['ends behind a part', file, 'request.malformed', 'ends before'],
    ['is other text', 'caption=a', 'request.malformed', 'ends before'],
    ['has a part without a name', '--x\r\n\r\na\r\n--x--', 'request.malformed', 'has no name'],
    ['has broken JSON', `${field('{"a":', 'application/json')}--x--`, 'request.malformed-json', 'line 1, column 6'],
    ['has too large a field', `${field('a'.repeat(70_000))}--x--`, 'request.too-large', '64 kB'],
    ['has too many fields', `${field('a').repeat(21)}--x--`, 'request.too-large', 'too many fields'],
    ['has two files', `${file}${file}--x--`, 'request.too-large', 'too many files'],
  ])('that %s is refused', async (_name, form, code, detail) => {
    for (const size of [5, 100_000]) await expect(read(form, { size })).rejects.toThrow(refusal(code, detail));
  });

  it('whose fields are not UTF-8 is refused', async () => {
    const form = Buffer.from(`${field('Tür')}--x--`, 'latin1');
    await expect(read(form)).rejects.toThrow(refusal('request.malformed', 'not UTF-8'));
  });
});
