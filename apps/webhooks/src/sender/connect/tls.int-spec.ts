import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';
import { promisify } from 'node:util';
import { certificateOfLocalhost } from '../../testing/certificate-of-localhost';
import { nothingHidden } from '../redactor';
import { Sender } from '../sender';

const { authority, ...certificate } = certificateOfLocalhost;

/** Sends a request in a process of its own: Node reads `NODE_EXTRA_CA_CERTS` when it starts. */
const program = `
  const { Sender } = require(process.argv[1]);
  const sender = new Sender({ allowPrivateAddresses: true, connections: 1 });
  const outgoing = { url: process.argv[2], headers: {}, body: '{}', hidden: { headers: {}, values: [] } };
  (async () => {
    for (const time of [1, 2]) console.log(JSON.stringify(await sender.post(outgoing)));
    await sender.close();
  })();
`;

describe('TLS', () => {
  const sender = new Sender({ allowPrivateAddresses: true, connections: 1 });
  const servers: Server[] = [];
  afterAll(async () => {
    await sender.close();
    for (const server of servers) server.close();
  });

  const given = async (server: Server): Promise<string> => {
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `https://localhost:${(server.address() as AddressInfo).port}/`;
  };
  const givenTls = (options: TlsOptions) => given(createTlsServer(options).on('tlsClientError', () => {}));
  const post = (url: string) => sender.post({ url, headers: {}, body: '{}', hidden: nothingHidden });
  const noResponse = (error: string) => ({ kind: 'no-response', error });

  it.each([
    ['TLS 1.1', { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'ALL:@SECLEVEL=0' }, 'tls-too-old'],
    ['no cipher in common', { maxVersion: 'TLSv1.2', ciphers: 'PSK-AES128-CBC-SHA:@SECLEVEL=0' }, 'tls-refused'],
    ['a client certificate', { ...certificate, requestCert: true, ca: authority }, 'certificate-invalid'],
    ['a certificate of an unknown authority', certificate, 'certificate-invalid'],
  ] satisfies [string, TlsOptions, string][])('tells a target with %s', async (_, options, error) =>
    expect(await post(await givenTls(options))).toEqual(noResponse(error)),
  );

  it('trusts the authorities in the file of NODE_EXTRA_CA_CERTS', async () => {
    let connections = 0;
    const server = createHttpsServer(certificate, (_, response) => response.end('trusted'));
    const url = await given(server.on('secureConnection', () => (connections += 1)));
    const dir = await mkdtemp(join(tmpdir(), 'plumbline-authority-'));
    try {
      const file = join(dir, 'authority.pem');
      await writeFile(file, authority);
      const { stdout } = await promisify(execFile)(
        process.execPath,
        ['--require', 'tsx/cjs', '--eval', program, join(__dirname, '../sender.ts'), url],
        { env: { PATH: process.env['PATH'], NODE_EXTRA_CA_CERTS: file } },
      );
      const results = stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown);
      expect(results).toEqual(Array(2).fill(expect.objectContaining({ status: 200, body: 'trusted' })));
      expect(connections).toBe(1);
    } finally {
      await rm(dir, { recursive: true });
    }
  });
});
