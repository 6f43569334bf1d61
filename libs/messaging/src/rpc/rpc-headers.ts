import type { SpanAttributes } from '@plumbline/runtime';
import { textOf } from '../broker/message-properties';

/** The headers of a call's message. */
export interface RpcHeaders {
  /** Milliseconds since the epoch, after which the caller does not wait for the reply. */
  deadline: number;
  /** The account that the call is for. Calls without it are the gateway's own, or of callers without credentials. */
  account?: number;
  'idempotency-key'?: string;
  /** The versions of the resource that the caller accepts to change, by their entity tags without quotes. */
  'if-match'?: readonly string[];
  'request-id'?: string;
  traceparent?: string;
}

/** Reads the headers of a message. Omits headers that are missing or have the wrong type. */
export function readRpcHeaders(given: Readonly<Record<string, unknown>>): Partial<RpcHeaders> {
  return {
    deadline: typeof given['deadline'] === 'number' ? given['deadline'] : undefined,
    account: typeof given['account'] === 'number' ? given['account'] : undefined,
    'idempotency-key': textOf(given['idempotency-key']),
    'if-match': textsOf(given['if-match']),
    'request-id': textOf(given['request-id']),
    traceparent: textOf(given['traceparent']),
  };
}

function textsOf(given: unknown): string[] | undefined {
  return Array.isArray(given) ? given.filter((each) => typeof each === 'string') : undefined;
}

const withPrecondition = '?if-match';

/**
 * The `type` property of a call's message. Calls with `if-match` have another one, because processes of 0.1 do not read that header and would
 * change any version: they refuse the call as unknown instead, so that the caller tries again.
 */
export function messageTypeOf(call: string, ifMatch: RpcHeaders['if-match']): string {
  return ifMatch ? call + withPrecondition : call;
}

/** The name of the call in the `type` property of its message. */
export function callNamedBy(type = ''): string {
  return type.endsWith(withPrecondition) ? type.slice(0, -withPrecondition.length) : type;
}

/** The attributes of a span for a call, at both of its ends. */
export function rpcAttributes(call: string): SpanAttributes {
  return { 'rpc.system': 'rabbitmq', 'rpc.method': call };
}

/** Values of the `type` property of a reply. */
export const replyTypes = { answer: 'answer', error: 'error' } as const;
