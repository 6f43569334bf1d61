import * as fc from 'fast-check';

/** Texts on which a parser, a database or a program in between may stumble. None of them names a host outside of this machine. */
const texts = [
  '',
  ' ',
  '0',
  '-1',
  '1e308',
  '9007199254740993',
  '99999999999999999999',
  'yyyyyyyyyyyyyyy',
  'NaN',
  'null',
  '__proto__',
  'constructor',
  'toString',
  '..',
  '../../etc/passwd',
  'a\0b',
  'a\ud800b',
  '\u202e\ufeff\u2028',
  '😀'.repeat(200),
  'a'.repeat(300),
  'a'.repeat(70_000),
  '%',
  '%_\\',
  "'; drop table ticket; --",
  '${7*7}{{7*7}}<script>',
  '0000-01-01',
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999Z',
  '9999-12-31T23:59:59.999-23:59',
  '2026-02-30',
  '+010000-01-01T00:00:00Z',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  'nobody@example.com',
  `${'x'.repeat(64)}@${'y'.repeat(180)}.example`,
  'http://127.0.0.1:9/',
  'https://[::1]:9/',
  'http://user:password@127.0.0.1:9/',
  'javascript:alert(1)',
  'data:image/png;base64,',
  'data:image/png;base64,AAAA',
  'data:,',
];

export const hostileNumber = fc.constantFrom(
  0,
  -0,
  -1,
  1,
  1.5,
  1e308,
  5e-324,
  2 ** 31,
  2 ** 32,
  2 ** 53,
  2 ** 53 + 2,
  2 ** 63,
  -(2 ** 63),
);

/** Text from a client, often one that is hostile on purpose. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...texts) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 50 }) },
);

/** A JSON value of any type. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: hostileText },
  { weight: 2, arbitrary: hostileNumber },
  { weight: 2, arbitrary: fc.constantFrom(null, true, false, [], {}, [[]], [null], { id: null }) },
  { weight: 1, arbitrary: fc.array(hostileText, { maxLength: 5 }) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 4 }) },
  { weight: 1, arbitrary: fc.constantFrom(deep(60), deep(70), deep(1_000)) },
);

function deep(levels: number): unknown {
  let value: unknown = 'deep';
  for (let level = 0; level < levels; level++) value = [value];
  return value;
}
