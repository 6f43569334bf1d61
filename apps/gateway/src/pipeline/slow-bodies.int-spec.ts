import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { checkAttachable, createTicket } from '@plumbline/contracts';
import { accountId, aTicket } from '../testing/samples';
import { RunningGateway } from '../testing/running-gateway';

const tickets = `/api/v2/${accountId}/projects/11/tickets`;
const attachments = `${tickets}/${aTicket().uuid}/attachments`;
const chunk = Buffer.alloc(64 * 1024, 'x');
const filePart = '--x\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\n';
const json = JSON.stringify({ data: { attributes: { 'ticket-type-id': 31, 'component-id': 21 } } });

describe('a request whose body', () => {
  let gateway: RunningGateway;
  let token: string;
  beforeAll(async () => {
    gateway = await RunningGateway.start({ config: { REQUEST_TIMEOUT_SECONDS: 1 } });
    token = gateway.givenToken()['x-planradar-api-key']!;
    gateway.services.on(checkAttachable, () => ({})).on(createTicket, () => aTicket());
  });
  afterAll(() => gateway.stop());

  /** Sends the headers of a POST on a new connection. */
  const open = (path: string, headers: string[]) => {
    const socket = connect(Number(new URL(gateway.url).port), '127.0.0.1');
    const lines = [`POST ${path} HTTP/1.1`, 'host: x', `x-planradar-api-key: ${token}`, ...headers];
    socket.write(`${lines.join('\r\n')}\r\n\r\n`);
    return socket;
  };

  /** Sends like a client that reads nothing before it has sent all. */
  const sendAll = (socket: Socket, bytes: number, frame: (data: Buffer) => Buffer) => {
    function* frames() {
      for (let sent = 0; sent < bytes; sent += chunk.length) yield frame(chunk);
    }
    // The connection may end before all is sent.
    pipeline(frames, socket).catch(() => undefined);
  };

  const megabyte = 1024 * 1024;
  const chunked = (data: Buffer) =>
    Buffer.concat([Buffer.from(`${data.length.toString(16)}\r\n`), data, Buffer.from('\r\n')]);
  it.each([
    ['a form with a length', attachments, 'multipart/form-data; boundary=x', `content-length: ${60 * megabyte}`],
    ['a form in chunks', attachments, 'multipart/form-data; boundary=x', 'transfer-encoding: chunked'],
    ['JSON with a length', tickets, 'application/json', `content-length: ${60 * megabyte}`],
    ['JSON in chunks', tickets, 'application/json', 'transfer-encoding: chunked'],
  ])(
    'is too large is refused before it has arrived, and the connection ends: %s',
    async (_name, path, type, length) => {
      const socket = open(path, [`content-type: ${type}`, length]);
      const frame = length.startsWith('transfer') ? chunked : (data: Buffer) => data;
      if (path === attachments) socket.write(frame(Buffer.from(filePart)));
      const response = text(socket);
      sendAll(socket, 60 * megabyte, frame);
      expect(await response).toMatch(/^HTTP\/1.1 413 [^]*\r\nconnection: close\r\n[^]*too-large/);
    },
  );

  it('arrives slowly but steadily takes as long as it needs', async () => {
    const socket = open(tickets, [
      'content-type: application/json',
      `content-length: ${json.length}`,
      'connection: close',
    ]);
    const response = text(socket);
    const step = Math.ceil(json.length / 8);
    for (let at = 0; at < json.length; at += step) {
      await pause(200);
      socket.write(json.slice(at, at + step));
    }
    expect(await response).toMatch(/^HTTP\/1.1 201 /);
  });

  it.each([
    ['JSON', tickets, 'application/json', '{"data":'],
    ['a form', attachments, 'multipart/form-data; boundary=x', `${filePart}some`],
  ])('stalls is given up: %s', async (_name, path, type, start) => {
    const socket = open(path, [`content-type: ${type}`, 'content-length: 1000']);
    socket.write(start);
    expect(await text(socket)).toMatch(/^HTTP\/1.1 408 [^]*request.timed-out/);
  });
});
