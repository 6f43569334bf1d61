import { textOf } from '../broker/message-properties';

/** What a call's message carries beside its request. */
export interface RpcHeaders {
  /** Milliseconds since the epoch; after it nobody waits for the reply. */
  deadline: number;
  'idempotency-key'?: string;
  'request-id'?: string;
  traceparent?: string;
}

/** The headers of a message that anybody may have sent; what is missing or of the wrong type is left out. */
export function readRpcHeaders(given: Readonly<Record<string, unknown>>): Partial<RpcHeaders> {
  return {
    deadline: typeof given['deadline'] === 'number' ? given['deadline'] : undefined,
    'idempotency-key': textOf(given['idempotency-key']),
    'request-id': textOf(given['request-id']),
    traceparent: textOf(given['traceparent']),
  };
}

/** How a reply's `type` property tells an answer from a refusal. */
export const replyTypes = { answer: 'answer', error: 'error' } as const;
