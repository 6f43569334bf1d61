import { createServer, Server } from 'node:net';
import { freePort, freePorts, isPortFree, preferPort } from './ports';

const originalListen = Server.prototype.listen;

it('chooses ports that the operating system gives to no outgoing connection', async () => {
  for (const port of await freePorts(5)) {
    expect(port).toBeGreaterThanOrEqual(20_000);
    expect(port).toBeLessThan(32_000);
  }
});

it('chooses each port once, though nothing listens on it', async () => {
  const ports = await freePorts(50);

  expect(new Set([...ports, await freePort()]).size).toBe(51);
});

it('prefers a port that is free, and chooses another one otherwise', async () => {
  const [free, taken] = (await freePorts(2)) as [number, number];
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(taken, '127.0.0.1', resolve));
  try {
    expect(await isPortFree(taken)).toBe(false);
    expect(await preferPort(taken)).not.toBe(taken);
    expect(await preferPort(undefined)).not.toBe(free);
  } finally {
    server.close();
  }
});

it('listens at no port after it has been chosen, where its server may be about to listen', async () => {
  const listen = jest.spyOn(Server.prototype, 'listen');
  const chosen = new Set<number>();
  const listenedLater: number[] = [];
  listen.mockImplementation(function (this: Server, ...args: unknown[]) {
    const { port } = args[0] as { port: number };
    if (chosen.has(port)) listenedLater.push(port);
    return originalListen.apply(this, args as Parameters<Server['listen']>);
  });
  try {
    // As PostgreSQL, RabbitMQ and Redis do, which start side by side.
    const chooses = async (count: number) => {
      for (let port = 0; port < count; port++) chosen.add(await freePort());
    };
    await Promise.all([chooses(1), chooses(4), chooses(1)]);
  } finally {
    listen.mockRestore();
  }
  expect(chosen.size).toBe(6);
  expect(listenedLater).toEqual([]);
});
