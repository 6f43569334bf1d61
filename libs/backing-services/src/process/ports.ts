import { randomInt } from 'node:crypto';
import getPort from 'get-port';

/**
 * Each process chooses from a range of its own, so that processes that start servers side by side don't choose the same port. All ranges are
 * below the ports that operating systems give to outgoing connections (from 32,768 on Linux), which could take a port before its server listens.
 */
const portsPerProcess = 200;
const firstPort = 20_000 + (process.pid % 60) * portsPerProcess;

/** Ports are chosen in turn: a server that is down for a moment keeps its port. */
let next = randomInt(portsPerProcess);

/** Returns a port on which nothing listens. */
export async function freePort(): Promise<number> {
  const from = next;
  const candidates = Array.from(
    { length: portsPerProcess },
    (_, offset) => firstPort + ((from + offset) % portsPerProcess),
  );
  const port = await getPort({ port: candidates });
  next = (port - firstPort + 1) % portsPerProcess;
  return port;
}

/** Returns several different ports on which nothing listens. */
export async function freePorts(count: number): Promise<number[]> {
  const ports: number[] = [];
  while (ports.length < count) ports.push(await freePort());
  return ports;
}

/** Returns the preferred port when it is free, otherwise another one. */
export async function preferPort(preferred: number | undefined): Promise<number> {
  return preferred !== undefined && (await isPortFree(preferred)) ? preferred : freePort();
}

export async function isPortFree(port: number): Promise<boolean> {
  return (await getPort({ port })) === port;
}
