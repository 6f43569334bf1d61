import { connect, type Socket } from 'node:net';
import type { LookupAddress } from 'node:dns';

/** Milliseconds after which the next address is tried beside the one that has not responded (RFC 8305, 5). */
const nextAfterMs = 250;
/** Addresses of a name that are tried at most, so that a name with hundreds cannot open hundreds of connections. */
const maxAddresses = 4;

/**
 * Connects to the addresses of a name as browsers do ("Happy Eyeballs", RFC 8305): the first to connect wins. A slow address keeps its
 * time until then. Node abandons each but the last after a fixed time.
 */
export function connectToFirst(
  addresses: readonly LookupAddress[],
  port: number,
  signal: AbortSignal,
): Promise<Socket> {
  const targets = alternating(addresses).slice(0, maxAddresses);
  const attempts = new Set<Socket>();
  const errors: Error[] = [];
  return new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined;
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      for (const socket of attempts) socket.destroy();
    };
    const onAbort = () => {
      end();
      reject(signal.reason as Error);
    };
    const tryNext = () => {
      clearTimeout(timer);
      const target = targets.shift();
      if (!target) return;
      const socket = connect({
        host: target.address,
        port,
        noDelay: true,
        keepAlive: true,
        keepAliveInitialDelay: 60_000,
      });
      attempts.add(socket);
      socket.once('connect', () => {
        attempts.delete(socket);
        end();
        resolve(socket);
      });
      // Stays for the time until the client listens.
      socket.on('error', (error) => {
        if (!attempts.delete(socket)) return;
        errors.push(error);
        tryNext();
        if (attempts.size > 0) return;
        end();
        reject(errors.length === 1 ? error : new AggregateError(errors));
      });
      timer = setTimeout(tryNext, nextAfterMs);
    };
    signal.throwIfAborted();
    signal.addEventListener('abort', onAbort);
    tryNext();
  });
}

/** The first of each family, then the second of each: when one family does not work, the other is tried early. */
function alternating(addresses: readonly LookupAddress[]): LookupAddress[] {
  const [first, second] = [4, 6].map((family) => addresses.filter((address) => address.family === family));
  return Array.from({ length: addresses.length }, (_, index) => [first![index], second![index]])
    .flat()
    .filter((address) => address !== undefined);
}
