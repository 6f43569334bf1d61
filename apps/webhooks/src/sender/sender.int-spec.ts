import type { LookupAddress } from 'node:dns';
import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { RecordingSubscriber } from '@plumbline/testing';
import { nothingHidden } from './redactor';
import { maxKeptBytes } from './response/response-excerpt';
import { maxInterimResponses, maxResponseBytes } from './response/response-bound';
import { Sender, type OutgoingRequest, type SenderSettings } from './sender';

const v4 = (address: string): LookupAddress => ({ address, family: 4 });
const outgoing = (url: string, given: Partial<OutgoingRequest> = {}): OutgoingRequest => ({
  url,
  headers: { 'x-key': 'value' },
  body: '{"a":"ü"}',
  hidden: nothingHidden,
  ...given,
});

describe('Sender', () => {
  let subscriber: RecordingSubscriber;
  const senders: Sender[] = [];
  const givenSender = (settings: Partial<SenderSettings> = {}) => {
    const sender = new Sender({ allowPrivateAddresses: true, connections: 4, ...settings });
    senders.push(sender);
    return sender;
  };

  beforeAll(async () => {
    subscriber = await RecordingSubscriber.start();
  });
  afterAll(() => subscriber.stop());
  afterEach(() => Promise.all(senders.splice(0).map((sender) => sender.close())));

  it('sends the body verbatim, and returns the response', async () => {
    subscriber.answer('/plain', (_, response) => response.writeHead(202, { 'retry-after': '7' }).end('thanks'));
    expect(await givenSender().post(outgoing(subscriber.url('/plain')))).toEqual({
      kind: 'response',
      status: 202,
      retryAfter: '7',
      instruction: undefined,
      headers: expect.objectContaining({ 'retry-after': '7' }),
      body: 'thanks',
    });
    expect(subscriber.at('/plain')[0]).toMatchObject({
      method: 'POST',
      body: '{"a":"ü"}',
      headers: { 'x-key': 'value' },
    });
  });

  it('reuses connections', async () => {
    const ports = new Set<number | undefined>();
    subscriber.answer('/kept', (_, response) => {
      ports.add(response.socket?.remotePort);
      response.writeHead(200).end();
    });
    const sender = givenSender();
    for (let n = 0; n < 20; n++) await sender.post(outgoing(subscriber.url('/kept')));
    expect(ports.size).toBeLessThanOrEqual(2);
  });

  it('reads only the start of a response', async () => {
    subscriber.answer('/endless', (_, response) => {
      response.writeHead(200);
      const more = () => {
        while (!response.destroyed && response.write('x'.repeat(10_000)));
      };
      response.on('drain', more);
      more();
    });
    const result = await givenSender().post(outgoing(subscriber.url('/endless')));
    expect(result).toMatchObject({ kind: 'response', status: 200, body: 'x'.repeat(maxKeptBytes) });
  });

  it('accepts the status of a response whose body never ends', async () => {
    subscriber.answer('/half', (_, response) => void response.writeHead(200).write('half'));
    const sender = givenSender({ totalTimeoutMs: 2_000 });
    expect(await sender.post(outgoing(subscriber.url('/half')))).toMatchObject({ status: 200, body: 'half' });
  });

  it('times out when there is no response', async () => {
    subscriber.answer('/silent', () => {});
    const sender = givenSender({ totalTimeoutMs: 200 });
    expect(await sender.post(outgoing(subscriber.url('/silent')))).toEqual({ kind: 'no-response', error: 'timed-out' });
  });

  it('aborts a request on the stop signal', async () => {
    const stop = new AbortController();
    subscriber.answer('/stopped', () => stop.abort());
    const result = await givenSender().post(outgoing(subscriber.url('/stopped')), stop.signal);
    expect(result).toEqual({ kind: 'no-response', error: 'stopped' });
  });

  it.each([301, 302, 303, 307, 308])('returns a %i without following it', async (status) => {
    const { port } = subscriber;
    for (const location of [
      subscriber.url('/elsewhere'),
      `http://localhost:${port}/elsewhere`,
      'http://169.254.169.254/',
    ]) {
      subscriber.answer('/moved', (_, response) => response.writeHead(status, { location }).end());
      expect(await givenSender().post(outgoing(subscriber.url('/moved')))).toMatchObject({ kind: 'response', status });
    }
    expect(subscriber.at('/elsewhere')).toEqual([]);
  });

  it('ignores a proxy of the environment', async () => {
    process.env['HTTP_PROXY'] = process.env['http_proxy'] = 'http://127.0.0.1:9';
    try {
      expect(await givenSender().post(outgoing(subscriber.url('/direct')))).toMatchObject({ status: 204 });
    } finally {
      delete process.env['HTTP_PROXY'];
      delete process.env['http_proxy'];
    }
  });

  it.each([
    ['it breaks off', (socket: Socket) => socket.destroy(), 'connection-lost'],
    ['it is not HTTP', (socket: Socket) => socket.end('SSH-2.0-OpenSSH\r\n\r\n'), 'answer-malformed'],
    ['its status is below 100', (socket: Socket) => socket.end('HTTP/1.1 099 X\r\n\r\n'), 'answer-malformed'],
    [
      'it switches to another protocol',
      (socket: Socket) => socket.end('HTTP/1.1 101 X\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n'),
      'answer-malformed',
    ],
  ])('classifies the error when %s', async (_, onData, error) => {
    const server = await listening((socket) => socket.on('error', () => {}).once('data', () => onData(socket)));
    const { port } = server.address() as AddressInfo;
    expect(await givenSender().post(outgoing(`http://127.0.0.1:${port}/`))).toEqual({ kind: 'no-response', error });
    server.close();
  });

  it.each([
    ['interim responses', '', 'HTTP/1.1 102 Processing\r\n\r\n', { error: 'answer-malformed' }],
    [
      'large interim responses',
      '',
      `HTTP/1.1 103 Early Hints\r\nlink: ${'x'.repeat(15_000)}\r\n\r\n`,
      { error: 'answer-malformed' },
    ],
    [
      'extensions of a chunk',
      'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5;a',
      ';name=value'.repeat(100),
      { status: 200, body: '' },
    ],
    [
      'small chunks with extensions',
      'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n',
      `1;${'x'.repeat(1_000)}\r\na\r\n`,
      { status: 200, body: expect.stringMatching(/^a+$/) },
    ],
  ])('closes the connection of a response with endless %s', async (_, start, more, expected) => {
    let sent = 0;
    const server = await listening((socket) => {
      const flood = () => {
        while (!socket.destroyed && socket.write(more)) sent += more.length;
      };
      socket.on('error', () => {}).on('drain', flood);
      socket.once('data', () => socket.write(start, flood));
    });
    const { port } = server.address() as AddressInfo;
    expect(await givenSender().post(outgoing(`http://127.0.0.1:${port}/`))).toMatchObject(expected);
    // What the buffers of the two sockets hold was sent, but not read.
    expect(sent).toBeLessThan(maxResponseBytes + 16 * 1024 * 1024);
    server.close();
  });

  it('accepts a few interim responses, and bounds each response of a connection for itself', async () => {
    const server = await listening((socket) =>
      socket.on('data', () => {
        socket.write('HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n'.repeat(maxInterimResponses));
        socket.write(`HTTP/1.1 200 OK\r\ncontent-length: 60000\r\n\r\n${'x'.repeat(60_000)}`);
      }),
    );
    const { port } = server.address() as AddressInfo;
    const sender = givenSender({ connections: 1 });
    for (let sent = 0; sent < 2 * maxResponseBytes; sent += 60_000) {
      const result = await sender.post(outgoing(`http://127.0.0.1:${port}/`));
      expect(result).toMatchObject({ status: 200, body: 'x'.repeat(maxKeptBytes) });
    }
    server.close();
  });

  it('tells a port without TLS', async () => {
    const result = await givenSender().post(outgoing(subscriber.url('/').replace('http:', 'https:')));
    expect(result).toEqual({ kind: 'no-response', error: 'tls-missing' });
  });

  describe('with public addresses only', () => {
    const refused = { kind: 'no-response', error: 'address-not-allowed' };
    const guarded = (lookup: SenderSettings['lookup'] = async () => []) =>
      givenSender({ allowPrivateAddresses: false, lookup });

    it.each(['127.0.0.1', '2130706433', '0x7f.1', '[::1]', '[::ffff:127.0.0.1]'])(
      'does not connect to %s',
      async (host) => {
        expect(await guarded().post(outgoing(`http://${host}:${subscriber.port}/guarded`))).toEqual(refused);
      },
    );

    it('does not connect to a name with a private address', async () => {
      const url = `http://subscriber.test:${subscriber.port}/guarded`;
      expect(await guarded(async () => [v4('127.0.0.1')]).post(outgoing(url))).toEqual(refused);
    });

    afterAll(() => expect(subscriber.at('/guarded')).toEqual([]));
  });

  it('connects to the resolved address, and sends the name of the URL', async () => {
    const sender = givenSender({ lookup: async () => [v4('127.0.0.1')] });
    expect(await sender.post(outgoing(`http://subscriber.test:${subscriber.port}/named`))).toMatchObject({
      status: 204,
    });
    expect(subscriber.at('/named')[0]!.headers.host).toBe(`subscriber.test:${subscriber.port}`);
  });

  it('tells a name that its name servers did not answer for from one that does not exist', async () => {
    const failing = () => Promise.reject(Object.assign(new Error('queryA ESERVFAIL'), { code: 'ESERVFAIL' }));
    expect(await givenSender({ lookup: failing }).post(outgoing('http://broken.test/'))).toEqual({
      kind: 'no-response',
      error: 'name-lookup-failed',
    });
  });

  it('decodes the body of a response, and redacts what it echoes', async () => {
    subscriber.answer('/gzip', (_, response) =>
      response.writeHead(500, { 'content-encoding': 'gzip' }).end(gzipSync('no place for value-nobody-reads')),
    );
    const hidden = { headers: {}, values: ['value-nobody-reads'] };
    expect(await givenSender().post(outgoing(subscriber.url('/gzip'), { hidden }))).toMatchObject({
      status: 500,
      headers: { 'content-encoding': 'gzip' },
      body: 'no place for [hidden]',
    });
  });

  it('reports a name without address', async () => {
    const sender = givenSender({ lookup: async () => [] });
    expect(await sender.post(outgoing('http://nowhere.test/'))).toEqual({
      kind: 'no-response',
      error: 'name-not-found',
    });
  });

  it('times out when a name is not resolved within the connect timeout', async () => {
    const sender = givenSender({ lookup: () => new Promise<never>(() => {}), connectTimeoutMs: 100 });
    expect(await sender.post(outgoing('http://slow.test/'))).toEqual({
      kind: 'no-response',
      error: 'connect-timed-out',
    });
  });
});

async function listening(onConnection: (socket: Socket) => void): Promise<Server> {
  const server = createServer(onConnection);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
