import { acceptedLanguage } from './accept-language';

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
])('Accept-Language %j wants %s', (header, language) => expect(acceptedLanguage(header)).toBe(language));
