import getPort from 'get-port';

/** Returns a port on which nothing listens. */
export function freePort(): Promise<number> {
  return getPort();
}

/** Returns several different ports on which nothing listens. */
export function freePorts(count: number): Promise<number[]> {
  return Promise.all(Array.from({ length: count }, () => getPort()));
}

/** Returns the preferred port when it is free, otherwise another one. */
export function preferPort(preferred: number | undefined): Promise<number> {
  return getPort({ port: preferred });
}

export async function isPortFree(port: number): Promise<boolean> {
  return (await getPort({ port })) === port;
}
