import { z } from 'zod';

const endpoints = z.array(z.int());

const signal = z.discriminatedUnion('kind', [
  /** These endpoints may have due deliveries. */
  z.object({ kind: z.literal('due'), endpoints }),
  /** There may be due deliveries, of whatever endpoint. */
  z.object({ kind: z.literal('look') }),
  /** What owners have set for these endpoints has changed, or they have begun afresh. */
  z.object({ kind: z.literal('changed'), endpoints }),
  /** Shards are free to take, or a process has come or gone. */
  z.object({ kind: z.literal('shards') }),
]);
export type Signal = z.infer<typeof signal>;

/** A notification holds 8,000 bytes at most; a number of an endpoint has 16 digits at most. */
const maxEndpoints = 400;

/** The texts that tell a signal: more than one when it is long. */
export function signalTexts(signal: Signal): string[] {
  if (!('endpoints' in signal)) return [JSON.stringify(signal)];
  const texts: string[] = [];
  for (let from = 0; from < signal.endpoints.length; from += maxEndpoints) {
    texts.push(JSON.stringify({ ...signal, endpoints: signal.endpoints.slice(from, from + maxEndpoints) }));
  }
  return texts;
}

/** Undefined for what this version does not know. */
export function readSignal(text: string): Signal | undefined {
  try {
    return signal.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
