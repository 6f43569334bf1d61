import * as fc from 'fast-check';
import { checkHeaders, checkHeaderSize, maxHeaderBytes, type HeaderInput } from './custom-header.policy';

const header = (name: string, value = 'v'): HeaderInput => ({ name, value, hidden: false });
const check = (...headers: HeaderInput[]) => checkHeaders(headers, { basicAuth: false });

describe('checkHeaders', () => {
  it.each(['X-Api-Key', 'authorization', 'x_y', 'constructor', "!#$%&'*+-.^`|~1"])('accepts the name %s', (name) =>
    expect(check(header(name))).toEqual([]),
  );

  it.each([
    'host',
    'Host',
    'Content-Type',
    'content-length',
    'CONTENT-ENCODING',
    'connection',
    'transfer-encoding',
    'user-agent',
    'webhook-id',
    'Webhook-Signature',
    'keep-alive',
    'te',
    'trailer',
    'upgrade',
    'proxy-authorization',
    'expect',
    '',
    'with space',
    'with:colon',
    'line\r\nbreak',
    'umläut',
    'x\0',
    '__proto__',
    '__PROTO__',
  ])('rejects the name %j', (name) =>
    expect(check(header('first'), header(name))).toEqual([
      expect.objectContaining({
        code: 'webhooks.header-not-allowed',
        source: { pointer: '/data/attributes/headers/1/name' },
      }),
    ]),
  );

  it('rejects a repeated name, case-insensitively', () =>
    expect(check(header('X-Key'), header('x-key'))).toEqual([
      expect.objectContaining({ source: { pointer: '/data/attributes/headers/1/name' } }),
    ]));

  it('rejects authorization together with Basic auth', () =>
    expect(checkHeaders([header('Authorization')], { basicAuth: true })).toHaveLength(1));

  it.each(['a\r\nb: c', 'a\nb', 'a\0b', '→'])('rejects the value %j', (value) =>
    expect(check(header('x', value))).toEqual([
      expect.objectContaining({
        code: 'webhooks.header-not-allowed',
        source: { pointer: '/data/attributes/headers/0/value' },
      }),
    ]),
  );

  it('accepts nothing that ends a header line', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (name, value) => {
        if (check(header(name, value)).length === 0) expect(`${name}: ${value}`).not.toMatch(/[\r\n\0]/);
      }),
    );
  });
});

describe('checkHeaderSize', () => {
  it('refuses headers that are too large together', () => {
    expect(checkHeaderSize([maxHeaderBytes - 1, 1])).toEqual([]);
    expect(checkHeaderSize([maxHeaderBytes, 1])).toEqual([
      expect.objectContaining({ code: 'webhooks.header-not-allowed', source: { pointer: '/data/attributes/headers' } }),
    ]);
  });
});
