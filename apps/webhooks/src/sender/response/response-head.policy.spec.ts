import { strictHead } from './response-head.policy';

const lines = (...given: string[]) => [...given, '', ''].join('\r\n');

describe('strictHead', () => {
  it('keeps status and fields of a head that is strict already', () =>
    expect(strictHead(lines('HTTP/1.1 204 No Content', 'X-A: b: c', 'x-a: d'))).toEqual({
      text: lines('HTTP/1.1 204 ', 'X-A: b: c', 'x-a: d'),
      interim: false,
    }));

  it.each([
    ['http/1.1 200 OK', 'HTTP/1.1 200 '],
    ['HTTP/1.1  200', 'HTTP/1.1 200 '],
    ['HTTP/1.0 200 OK', 'HTTP/1.0 200 '],
    ['HTTP/2 200', 'HTTP/1.0 200 '],
  ])('understands the status line %s', (given, strict) => expect(strictHead(lines(given))?.text).toBe(lines(strict)));

  it.each(['SSH-2.0-OpenSSH', 'HTTP/1.1 OK', 'HTTP/1.1 2000 OK', 'HTTP/1.1', ''])('is not %j', (given) =>
    expect(strictHead(lines(given))).toBeUndefined(),
  );

  it.each([
    ['a name before a blank', 'x-a : b', ['x-a: b']],
    ['a continued value', 'x-a: b\r\n\t c', ['x-a: b c']],
    ['a control character', 'x-a: b\x01\0c', ['x-a: b  c']],
    ['a line without colon', 'nonsense', []],
    ['a name with a blank', 'x a: b', []],
    ['no name', ': b', []],
  ])('reads or leaves out %s', (_, given, strict) =>
    expect(strictHead(lines('HTTP/1.1 200 OK', given))?.text).toBe(lines('HTTP/1.1 200 ', ...strict)),
  );

  it.each([
    [['content-length: 2', 'Content-Length: 2'], ['content-length: 2']],
    [['content-length: 2, 2'], ['content-length: 2']],
    [
      ['connection: keep-alive', 'content-length: 3', 'content-length: 2'],
      ['content-length: 2', 'connection: close'],
    ],
    [['content-length: two'], ['connection: close']],
    [['content-length:'], ['connection: close']],
    [['content-length: 2', 'transfer-encoding: Chunked'], ['transfer-encoding: chunked']],
    [['content-length: 2', 'transfer-encoding: identity'], ['content-length: 2']],
  ])('leaves one length of a body: %j', (given, strict) =>
    expect(strictHead(lines('HTTP/1.1 200 OK', ...given))?.text).toBe(lines('HTTP/1.1 200 ', ...strict)),
  );

  it('makes "100 Continue" an interim response that undici discards, and keeps "101 Switching Protocols"', () => {
    expect(strictHead(lines('HTTP/1.1 100 Continue'))).toEqual({ text: lines('HTTP/1.1 102 '), interim: true });
    expect(strictHead(lines('HTTP/1.1 103 Early Hints', 'link: a'))?.interim).toBe(true);
    expect(strictHead(lines('HTTP/1.1 101 X'))).toEqual({ text: lines('HTTP/1.1 101 '), interim: false });
  });
});
