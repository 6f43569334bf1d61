import { createServer, type IncomingMessage, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { RecordingSubscriber } from '@plumbline/testing';
import { nothingHidden } from '../redactor';
import { Sender, type SenderSettings } from '../sender';

describe('a proxy', () => {
  let subscriber: RecordingSubscriber;
  let proxy: Server;
  let asked: IncomingMessage[];
  let status: string;
  const senders: Sender[] = [];

  beforeAll(async () => {
    subscriber = await RecordingSubscriber.start();
  });
  afterAll(() => subscriber.stop());
  beforeEach(async () => {
    asked = [];
    status = '200 Connection established';
    // Like every proxy, it resolves the names itself: all of them to this machine.
    proxy = createServer().on('connect', (request: IncomingMessage, socket: Socket) => {
      asked.push(request);
      socket.on('error', () => {});
      socket.write(`HTTP/1.1 ${status}\r\n\r\n`);
      if (!status.startsWith('2')) return socket.end();
      const target = connect(Number(request.url!.split(':').at(-1)), '127.0.0.1').on('error', () => socket.destroy());
      socket.pipe(target).pipe(socket);
      socket.on('close', () => target.destroy());
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  });
  afterEach(async () => {
    await Promise.all(senders.splice(0).map((sender) => sender.close()));
    proxy.close();
  });

  const post = (url: string, settings: Partial<SenderSettings> = {}, credentials = '') => {
    const { port } = proxy.address() as AddressInfo;
    const sender = new Sender({
      allowPrivateAddresses: false,
      connections: 2,
      proxy: new URL(`http://${credentials}127.0.0.1:${port}`),
      lookup: async () => [{ address: '93.184.216.34', family: 4 }],
      ...settings,
    });
    senders.push(sender);
    return sender.post({ url, headers: {}, body: '{}', hidden: nothingHidden });
  };

  it('carries the request to the name of the target', async () => {
    const url = `http://subscriber.test:${subscriber.port}/proxied`;
    expect(await post(url, {}, 'me:p%40ss@')).toMatchObject({ status: 204 });
    expect(subscriber.at('/proxied')[0]!.headers.host).toBe(`subscriber.test:${subscriber.port}`);
    expect(asked[0]).toMatchObject({
      url: `subscriber.test:${subscriber.port}`,
      headers: { 'proxy-authorization': `Basic ${Buffer.from('me:p@ss').toString('base64')}` },
    });
  });

  it('is not asked for a target whose address is not allowed', async () => {
    const refused = { kind: 'no-response', error: 'address-not-allowed' };
    const lookup = async () => [{ address: '10.0.0.1', family: 4 }];
    expect(await post('http://subscriber.test:9/', { lookup })).toEqual(refused);
    expect(await post('http://127.0.0.1:9/')).toEqual(refused);
    expect(asked).toEqual([]);
  });

  it('resolves names by itself where private addresses are allowed', async () => {
    const lookup = () => Promise.reject(new Error('no name server here'));
    const url = `http://only-the-proxy-knows.test:${subscriber.port}/inside`;
    expect(await post(url, { lookup, allowPrivateAddresses: true })).toMatchObject({ status: 204 });
  });

  it('may refuse, which is told apart from a target that does', async () => {
    status = '407 Proxy Authentication Required';
    expect(await post('http://subscriber.test:9/')).toEqual({ kind: 'no-response', error: 'proxy-refused' });
    expect(await post('http://subscriber.test:9/', { proxy: new URL('http://127.0.0.1:9') })).toEqual({
      kind: 'no-response',
      error: 'proxy-unreachable',
    });
  });
});
