import { createServer, Server } from 'node:net';
import { freePort, freePorts, isPortFree, preferPort } from './ports';

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
  const { calls } = jest.spyOn(Server.prototype, 'listen').mock;
  /** How often this process had listened when a port was chosen. */
  const chosen = new Map<number, number>();
  const choose = async (count: number) => {
    for (let n = 0; n < count; n++) chosen.set(await freePort(), calls.length);
  };
  // As PostgreSQL, RabbitMQ and Redis do, which start side by side.
  await Promise.all([choose(1), choose(4), choose(1)]);
  jest.restoreAllMocks();

  expect(chosen.size).toBe(6);
  const listenedLater = [...chosen].filter(([port, before]) =>
    calls.slice(before).some(([options]) => (options as { port: number }).port === port),
  );
  expect(listenedLater).toEqual([]);
});
