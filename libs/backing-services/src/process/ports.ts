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

/**
 * Returns a port on which nothing listens.
 *
 * @throws Error when all ports of this process are in use
 */
export async function freePort(): Promise<number> {
  for (let tried = 0; tried < portsPerProcess; tried += 1) {
    const port = firstPort + next;
    // Advances before the check, which listens at the port: a second check would keep a server that has just got the port from listening.
    next = (next + 1) % portsPerProcess;
    if (await isPortFree(port)) return port;
  }
  throw new Error(`all ports from ${firstPort} to ${firstPort + portsPerProcess - 1} are in use`);
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
