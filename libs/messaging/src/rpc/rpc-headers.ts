import type { MessagePropertyHeaders } from 'amqplib';

/** What a call's message carries beside its request. */
export interface RpcHeaders {
  /** Milliseconds since the epoch; after it nobody waits for the reply. */
  deadline: number;
  'idempotency-key'?: string;
  'request-id'?: string;
  traceparent?: string;
}

/** The headers of a message that anybody may have sent; what is missing or of the wrong type is left out. */
export function readRpcHeaders(headers: MessagePropertyHeaders | undefined): Partial<RpcHeaders> {
  const given: Record<string, unknown> = headers ?? {};
  return {
    deadline: typeof given['deadline'] === 'number' ? given['deadline'] : undefined,
    'idempotency-key': text(given['idempotency-key']),
    'request-id': text(given['request-id']),
    traceparent: text(given['traceparent']),
  };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** How a reply's `type` property tells an answer from a refusal. */
export const replyTypes = { answer: 'answer', error: 'error' } as const;
