import { once } from 'node:events';
import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { drainOnClose } from './drain-on-close';

const get = (path: string) => `GET ${path} HTTP/1.1\r\nhost: x\r\n\r\n`;
/** The field Connection of each response. */
const fields = (received: string) =>
  received
    .split('HTTP/1.1 ')
    .slice(1)
    .map((response) => /^connection: (.*)\r$/im.exec(response)?.[1]);

describe('a server that drains its connections on close', () => {
  let server: Server;
  let stopping: boolean;
  /** The responses that the server has not begun, in the order of the requests. */
  let waiting: ServerResponse[];
  const listen = async (handle: RequestListener) => {
    stopping = false;
    waiting = [];
    server = createServer({ keepAliveTimeout: 60_000 }, handle).listen(0, '127.0.0.1');
    drainOnClose(server, () => stopping);
    await once(server, 'listening');
  };
  const wait: RequestListener = (_request, response) => void waiting.push(response);
  const open = async (): Promise<Socket> => {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1').setNoDelay(true);
    await Promise.all([once(socket, 'connect'), once(server, 'connection')]);
    return socket;
  };
  /** Sends requests, and waits until the server has all of them. */
  const send = async (socket: Socket, ...paths: string[]) => {
    const expected = waiting.length + paths.length;
    socket.write(paths.map(get).join(''));
    while (waiting.length < expected) await once(server, 'request');
  };
  const close = () => new Promise((resolve) => server.close(resolve));
  afterEach(() => server.closeAllConnections());

  it('closes connections at once that are idle or never had a request', async () => {
    await listen((_request, response) => response.end('ok'));
    const [idle, unused] = [await open(), await open()];
    idle.write(get('/'));
    await once(idle, 'data');
    await close();
    expect(await Promise.all([text(idle), text(unused)])).toEqual(['', '']);
  });

  it('closes a connection at once that is idle after a request whose body arrived behind its head', async () => {
    await listen((request, response) => void request.resume().once('end', () => response.end('ok')));
    const client = await open();
    client.write(get('/').replace('\r\n\r\n', '\r\ncontent-length: 4\r\n\r\n'));
    await once(server, 'request');
    client.write('body');
    await once(client, 'data');
    await close();
    expect(await text(client)).toBe('');
  });

  it('closes a connection at once whose last request had an unknown expectation', async () => {
    await listen((_request, response) => response.end('ok'));
    const client = await open();
    client.write(get('/').replace('\r\n\r\n', '\r\nexpect: more\r\n\r\n'));
    expect(String((await once(client, 'data'))[0])).toMatch(/^HTTP\/1.1 417 /);
    await close();
    expect(await text(client)).toBe('');
  });

  it('sends a client that reads slowly the whole response', async () => {
    const large = 'x'.repeat(16 * 1024 * 1024);
    await listen((_request, response) => response.end(large));
    const client = await open();
    client.write(get('/'));
    await once(client, 'readable');
    const closed = close();
    expect((await text(client)).length).toBeGreaterThan(large.length);
    await closed;
  });

  it('closes a connection whose response had begun as soon as the response is sent', async () => {
    await listen(wait);
    const client = await open();
    await send(client, '/');
    const [response] = waiting;
    response!.writeHead(200, { 'content-length': 2 }).flushHeaders();
    await once(client, 'readable');
    const closed = close();
    response!.end('ok');
    expect(await text(client)).toMatch(/\r\nConnection: keep-alive\r\n[^]*\r\n\r\nok$/);
    await closed;
  });

  it('announces the end in a response that had not begun', async () => {
    await listen(wait);
    const client = await open();
    await send(client, '/');
    const closed = close();
    waiting[0]!.end('ok');
    expect(fields(await text(client))).toEqual(['close']);
    await closed;
  });

  it('answers all requests of a pipeline, also those that arrive later, and announces the end in the last response', async () => {
    await listen(wait);
    const client = await open();
    await send(client, '/1', '/2');
    const closed = close();
    await send(client, '/3', '/4');
    for (const response of waiting.reverse()) response.end('ok');
    expect(fields(await text(client))).toEqual(['keep-alive', undefined, undefined, 'close']);
    await closed;
  });

  it('answers a request whose head arrives at that moment, be it the first of its connection or not', async () => {
    await listen((_request, response) => response.end('ok'));
    const clients = [await open(), await open()];
    const [first, second] = clients as [Socket, Socket];
    second.write(get('/'));
    await once(second, 'data');
    for (const client of clients) client.write(get('/').slice(0, 10));
    const other = await open();
    other.write(get('/'));
    // The server reads what arrived earlier first.
    await once(other, 'data');
    const closed = close();
    for (const client of clients) client.write(get('/').slice(10));
    expect((await Promise.all([text(first), text(second)])).map(fields)).toEqual([['close'], ['close']]);
    await closed;
  });

  it('announces the end before it closes, while the process is about to stop', async () => {
    await listen((_request, response) => response.end('ok'));
    stopping = true;
    const client = await open();
    client.write(get('/'));
    expect(fields(await text(client))).toEqual(['close']);
    await close();
  });
});
