import { createServer } from 'node:net';
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
