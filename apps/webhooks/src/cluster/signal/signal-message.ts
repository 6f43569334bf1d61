import { z } from 'zod';

const endpoints = z.array(z.int());

const signal = z.discriminatedUnion('kind', [
  /** These endpoints may have due deliveries. */
  z.object({ kind: z.literal('due'), endpoints }),
  /** Any endpoint may have due deliveries. */
  z.object({ kind: z.literal('scan') }),
  /** The settings of these endpoints have changed, or their health was reset. */
  z.object({ kind: z.literal('changed'), endpoints }),
  /** Shards are free, or a process has started or stopped. */
  z.object({ kind: z.literal('shards') }),
]);
export type Signal = z.infer<typeof signal>;

/** A notification holds 8,000 bytes, and the number of an endpoint has up to 16 digits. */
const maxEndpoints = 400;

/** Encodes a signal. A long one takes several notifications. */
export function encodeSignal(signal: Signal): string[] {
  if (!('endpoints' in signal)) return [JSON.stringify(signal)];
  const texts: string[] = [];
  for (let from = 0; from < signal.endpoints.length; from += maxEndpoints) {
    texts.push(JSON.stringify({ ...signal, endpoints: signal.endpoints.slice(from, from + maxEndpoints) }));
  }
  return texts;
}

/** Returns undefined for a signal that this release does not know. */
export function decodeSignal(text: string): Signal | undefined {
  try {
    return signal.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
