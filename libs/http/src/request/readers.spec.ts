import { acceptedContentType } from './accept';
import { parseJsonBody } from './json-body';
import { requestIdOf } from './request-id';
import { RouteTable } from './route-table';

describe('the accepted content type', () => {
  const json = 'application/json; charset=utf-8';
  it.each([
    [undefined, json],
    ['*/*', json],
    ['', json],
    ['*', json],
    ['text/html, image/gif, *;q=.2, */*;q=.2', json],
    ['application/json', json],
    ['application/vnd.api+json', 'application/vnd.api+json'],
    ['text/html, application/json;q=0.9', json],
    ['text/html', undefined],
    ['application/json;q=0', undefined],
  ])('for %p is %p', (accept, expected) => expect(acceptedContentType(accept)).toBe(expected));

  it.each([
    ['text/csv', json],
    ['text/*', json],
    ['text/html', undefined],
  ])('of errors, for %p on a route that produces CSV, is %p', (accept, expected) =>
    expect(acceptedContentType(accept, 'text/csv')).toBe(expected),
  );
});

function detailOf(text: string): string {
  try {
    return String(parseJsonBody(text));
  } catch (error) {
    return (error as Error).message;
  }
}

describe('a JSON body', () => {
  it('that is invalid is rejected with the position and without its text', () => {
    const parse = () => parseJsonBody('{\n  "password": "hunter2",,\n}');
    expect(parse).toThrow(
      expect.objectContaining({
        code: 'request.malformed-json',
        message: 'Not valid JSON at line 2, column 25.',
      }) as Error,
    );
  });
  it.each(['{"email": tru}', '{"email": nulx}', '[nul]', '{]'])(
    'is rejected with a true position or none: %s',
    (text) => {
      const [, column] = /column (\d+)/.exec(detailOf(text)) ?? [];
      if (column !== undefined) expect(Number(column)).toBeLessThanOrEqual(text.length);
      expect(detailOf(text)).not.toContain('too early');
    },
  );
  it.each(['9007199254740993', '-9007199254740993', '1e400', '-1e400', '123456789012345678901234567890'])(
    'with the number %s, which would be changed, is rejected',
    (number) => {
      expect(() => parseJsonBody(`{"a":[${number}]}`)).toThrow(
        expect.objectContaining({
          problems: [expect.objectContaining({ code: 'request.invalid', source: { pointer: '/a/0' } })],
        }) as Error,
      );
      expect(() => parseJsonBody('{"a":[9007199254740991, -0.5, 1e15]}')).not.toThrow();
    },
  );
  it('that ends too early is rejected', () => {
    expect(() => parseJsonBody('{\n\n')).toThrow('The JSON ends too early, at line 3, column 1.');
    expect(() => parseJsonBody('{"data": ')).toThrow('The JSON ends too early, at line 1, column 10.');
  });
  it('with a __proto__ key is rejected', () => {
    expect(() => parseJsonBody('{"data": {"__proto__": {}}}')).toThrow('__proto__');
    expect(parseJsonBody('{"text": "about __proto__"}')).toEqual({ text: 'about __proto__' });
  });
  it.each([
    [String.raw`{"data": {"attributes": {"name": "a\u0000b"}}}`, '/data/attributes/name'],
    [String.raw`{"data": {"tags": ["a", "\uD800"]}}`, '/data/tags/1'],
    [String.raw`{"data": {"a/b": {"\u0000": 1}}}`, '/data/a~1b'],
    ['{"data": {"name": "T\uFFFDr"}}', '/data/name'],
  ])('with text that cannot be stored is rejected: %s', (text, pointer) => {
    expect(() => parseJsonBody(text)).toThrow(
      expect.objectContaining({
        code: 'request.invalid',
        problems: [expect.objectContaining({ source: { pointer } })],
      }),
    );
  });
  it.each(['', '"__proto__"', String.raw`"\u00e9"`])('that is nested too deep is rejected: %s', (inner) => {
    const nested = (levels: number) => `{"data": ${'['.repeat(levels)}${inner}${']'.repeat(levels)}}`;
    for (const levels of [64, 9_000]) {
      expect(() => parseJsonBody(nested(levels))).toThrow(
        expect.objectContaining({
          code: 'request.malformed',
          problems: [expect.objectContaining({ source: { pointer: `/data${'/0'.repeat(63)}` } })],
        }),
      );
    }
    expect(() => parseJsonBody(nested(63))).not.toThrow();
  });
  it.each([
    ['lists in lists', '['.repeat(5_000_000)],
    ['empty lists', `[${'[],'.repeat(1_000_000)}[]]`],
    ['keys', `{${'"a":1,'.repeat(1_000_000)}"a":1}`],
  ])('with too many %s is rejected before it is parsed', (_, text) => {
    expect(() => parseJsonBody(text)).toThrow(expect.objectContaining({ code: 'request.too-large' }));
  });
  it('is pointed at without keys of any length', () => {
    const key = 'k'.repeat(100_000);
    expect(() => parseJsonBody(String.raw`{"data": {"${key}": "\u0000"}}`)).toThrow(
      expect.objectContaining({ problems: [expect.objectContaining({ source: { pointer: '/data' } })] }),
    );
  });
  it('may contain escapes of valid characters', () => {
    expect(parseJsonBody(String.raw`{"text": "\uD83D\uDE00 \\u0000 \u00e9"}`)).toEqual({ text: '😀 \\u0000 é' });
  });
  it('that is empty is undefined', () => expect(parseJsonBody('  ')).toBeUndefined());
});

describe('the request id', () => {
  it("is the client's if it is safe", () => expect(requestIdOf('abc-123')).toBe('abc-123'));
  it.each(['', 'a b', 'x\ny', 'x'.repeat(200), undefined])('is generated for %j', (given) => {
    expect(requestIdOf(given)).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('the table of routes', () => {
  const routes = new RouteTable();
  routes.add(['GET', 'HEAD'], '/api/:customer/tickets/:uuid');
  routes.add('PUT', '/api/:customer/tickets/:uuid');
  routes.add('GET', '/files/*');
  it.each([
    ['/api/1/tickets/abc', ['GET', 'HEAD', 'PUT']],
    ['/api//1/tickets/abc/', ['GET', 'HEAD', 'PUT']],
    ['/files/a/b', ['GET']],
    ['/api/1/tickets', []],
  ])('returns the methods at %s', (path, methods) => expect(routes.methodsAt(path)).toEqual(methods));
});
