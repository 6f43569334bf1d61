import type { FastifyReply } from 'fastify';
import { acceptedLanguage, inLanguage } from './accept-language';

it.each([
  [undefined, 'en'],
  ['', 'en'],
  ['*', 'en'],
  ['de', 'de'],
  ['DE-at', 'de'],
  ['fr-CH, fr;q=0.9, en;q=0.8, de;q=0.7, *;q=0.5', 'fr'],
  ['en;q=0.2, de;q=0.8', 'de'],
  ['es, it;q=0.9', 'en'],
  ['es, de;q=0.1', 'de'],
  ['de;q=0, fr', 'fr'],
  ['de;q=0, *', 'en'],
  ['en-GB,en;q=0.9,de;q=0.8', 'en'],
  [';;,=', 'en'],
  [`de,${'a,'.repeat(130)}`, 'en'],
])('Accept-Language %j wants %s', (header, language) => expect(acceptedLanguage(header)).toBe(language));

it.each([
  [undefined, 'accept-language'],
  ['accept, accept-encoding', 'accept, accept-encoding, accept-language'],
])('a response that varies by %j says that it varies by the language as well', (given, vary) => {
  const headers: Record<string, string | undefined> = { vary: given };
  const reply = {
    getHeader: (name: string) => headers[name],
    header(name: string, value: string) {
      headers[name] = value;
      return this;
    },
  };
  inLanguage(reply as unknown as FastifyReply, 'de');
  expect(headers).toEqual({ vary, 'content-language': 'de' });
});
