import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { nothingHidden } from '../redactor';
import { Sender, type SendResult } from '../sender';
import { maxHeadBytes } from './lenient-response';

describe('a subscriber that follows HTTP loosely', () => {
  const sender = new Sender({ allowPrivateAddresses: true, connections: 1 });
  let server: Server;
  afterAll(() => sender.close());
  afterEach(() => server.close());

  const givenServer = async (onConnection: (socket: Socket) => void): Promise<void> => {
    server = createServer((socket) => onConnection(socket.setNoDelay(true).on('error', () => {})));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  };
  const post = (): Promise<SendResult> => {
    const { port } = server.address() as AddressInfo;
    return sender.post({ url: `http://127.0.0.1:${port}/`, headers: {}, body: '{}', hidden: nothingHidden });
  };
  const givenResponse = (response: string) =>
    givenServer((socket) => socket.once('data', () => socket.end(response, 'latin1')));

  it.each([
    ['bare line feeds', 'HTTP/1.1 200 OK\ncontent-length: 2\n\nok'],
    ['a bare line feed at the end of its head', 'HTTP/1.1 200 OK\r\ncontent-length: 2\n\nok'],
    ['a doubled length', 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 2\r\n\r\nok'],
    ['two lengths', 'HTTP/1.1 200 OK\r\ncontent-length: 9\r\ncontent-length: 2\r\n\r\nok'],
    ['a length that is none', 'HTTP/1.1 200 OK\r\ncontent-length: two\r\n\r\nok'],
    [
      'a length beside chunks',
      'HTTP/1.1 200 OK\r\ncontent-length: 2\r\ntransfer-encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n',
    ],
    ['empty lines before it', '\r\n\nHTTP/1.1 200 OK\r\n\r\nok'],
    ['another version', 'HTTP/2 200\r\n\r\nok'],
    ['a line that is no field', 'HTTP/1.1 200 OK\r\nnonsense\r\nx a: b\r\ncontent-length: 2\r\n\r\nok'],
    ['a control character', 'HTTP/1.1 200 OK\r\nx-a: b\x01\r\ncontent-length: 2\r\n\r\nok'],
    ['20 kB of headers', `HTTP/1.1 200 OK\r\n${'x-a: 1234567890\r\n'.repeat(1_250)}content-length: 2\r\n\r\nok`],
    ['one header of 60 kB', `HTTP/1.1 200 OK\r\nx-a: ${'b'.repeat(60_000)}\r\ncontent-length: 2\r\n\r\nok`],
  ])('has received the delivery when its response has %s', async (_, response) => {
    await givenResponse(response);
    expect(await post()).toMatchObject({ status: 200, body: 'ok' });
  });

  it.each([
    ['its header', 'HTTP/1.1 200 OK\r\ncontent-le'],
    ['its body', 'HTTP/1.1 200 OK\r\ncontent-length: 20\r\n\r\n'],
    ['a chunk', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n'],
  ])('has received the delivery when its response is cut off or broken in %s', async (_, response) => {
    await givenResponse(response);
    expect(await post()).toMatchObject({ status: 200, body: '' });
  });

  it.each([
    ['is larger than the bound', `HTTP/1.1 200 OK\r\nx: ${'y'.repeat(maxHeadBytes)}\r\n\r\n`, 'answer-malformed'],
    ['is cut off in its status', 'HTTP/1.1 20', 'connection-lost'],
  ])('has no status when the head of its response %s', async (_, response, error) => {
    await givenResponse(response);
    expect(await post()).toEqual({ kind: 'no-response', error });
  });

  it('is noticed at once when it does not speak HTTP', async () => {
    await givenServer((socket) => socket.write('220 mail.example.com ESMTP\r\n'));
    expect(await post()).toEqual({ kind: 'no-response', error: expect.stringMatching(/malformed|lost/) });
  });

  it.each([
    ['at once', [Infinity]],
    ['byte by byte', Array.from({ length: 500 }, (_, index) => index)],
  ])('may send 100 Continue unasked, on a connection that is kept, %s', async (_, cuts) => {
    const response =
      'HTTP/1.1 100 Continue\n\nHTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\nHTTP/1.1 100 Continue\r\nx: y\r\n\r\n' +
      'HTTP/1.1 200 OK\r\ncontent-length: 25\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n';
    let connections = 0;
    await givenServer((socket) => {
      connections += 1;
      const send = ([cut, ...rest]: number[], from = 0): void => {
        if (cut !== undefined) socket.write(response.slice(from, cut), () => send(rest, cut));
      };
      socket.on('data', () => send(cuts));
    });
    for (let time = 0; time < 2; time++) {
      expect(await post()).toMatchObject({ status: 200, body: 'HTTP/1.1 100 Continue\r\n\r\n' });
    }
    expect(connections).toBe(1);
  });
});
