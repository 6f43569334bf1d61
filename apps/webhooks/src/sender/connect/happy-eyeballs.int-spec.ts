import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { connectToFirst } from './happy-eyeballs';

const v4 = (address: string) => ({ address, family: 4 });

/** A process that listens at 127.0.0.1. While it is halted and its queue is full, connections to it are slow. */
const listener = `
  const server = require('node:net').createServer((socket) => socket.on('error', () => {}));
  server.listen(0, '127.0.0.1', 1, () => console.log(server.address().port));
`;

describe('connectToFirst', () => {
  const open: Socket[] = [];
  const servers: Server[] = [];
  let child: ChildProcess | undefined;
  const signal = () => AbortSignal.timeout(30_000);

  /** The port of an address that accepts no connection before `child` continues. */
  const givenSlowAddress = async (): Promise<number> => {
    child = spawn(process.execPath, ['-e', listener], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = (await once(child.stdout!, 'data')) as [Buffer];
    const port = Number(String(line));
    child.kill('SIGSTOP');
    for (let queued = true; queued;) {
      const socket = connect(port, '127.0.0.1').on('error', () => {});
      open.push(socket);
      // A connection over loopback that is not there at once waits for room in the queue.
      queued = await Promise.race([once(socket, 'connect').then(() => true), wait(200).then(() => false)]);
    }
    return port;
  };
  const givenServer = async (host: string, port: number): Promise<void> => {
    const server = createServer().listen(port, host);
    servers.push(server);
    await once(server, 'listening');
  };

  afterEach(() => {
    child?.kill('SIGKILL');
    for (const socket of open.splice(0)) socket.destroy();
    for (const server of servers.splice(0)) server.close();
  });

  it('waits for a slow address after the next one has refused', async () => {
    const port = await givenSlowAddress();
    setTimeout(() => child!.kill('SIGCONT'), 500);
    const socket = await connectToFirst([v4('127.0.0.1'), v4('127.0.0.2')], port, signal());
    open.push(socket);
    expect(socket.remoteAddress).toBe('127.0.0.1');
  });

  it('takes the next address when one does not respond', async () => {
    const port = await givenSlowAddress();
    await givenServer('127.0.0.2', port);
    const socket = await connectToFirst([v4('127.0.0.1'), v4('127.0.0.2')], port, signal());
    open.push(socket);
    expect(socket.remoteAddress).toBe('127.0.0.2');
  });

  it('ends with the errors of all addresses, or with the signal', async () => {
    const port = await givenSlowAddress();
    child!.kill('SIGKILL');
    await once(child!, 'exit');
    await expect(connectToFirst([v4('127.0.0.1'), v4('127.0.0.2')], port, signal())).rejects.toMatchObject({
      errors: [{ code: 'ECONNREFUSED' }, { code: 'ECONNREFUSED' }],
    });
    const aborted = AbortSignal.abort(new Error('time is over'));
    await expect(connectToFirst([v4('127.0.0.1')], port, aborted)).rejects.toThrow('time is over');
  });
});

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
