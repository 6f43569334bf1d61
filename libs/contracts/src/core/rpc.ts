import type { z } from 'zod';

/** The services that answer calls. Each has one queue, `rpc.<service>`. */
export type ServiceName = 'identity' | 'tokens' | 'projects' | 'webhooks';

/**
 * One call between two processes: its name, the shape of what is asked and answered, and how long the caller waits.
 * `timeoutMs` is the caller's time-out, the message's expiration and the server's "too late to start" mark at once.
 * A `write` changes something: its message carries an idempotency key, so that a redelivery is done once.
 */
export interface RpcContract<Request extends z.ZodType = z.ZodType, Reply extends z.ZodType = z.ZodType> {
  readonly kind: 'rpc';
  /** `<service>.<verb-object>`, for example `tokens.verify-token`. */
  readonly name: string;
  readonly service: ServiceName;
  readonly request: Request;
  readonly reply: Reply;
  /** Milliseconds. */
  readonly timeoutMs: number;
  readonly write: boolean;
}

/** What a caller passes, before the schema's defaults are filled in. */
export type RpcInput<C extends RpcContract> = z.input<C['request']>;
/** What a handler receives, after validation. */
export type RpcRequest<C extends RpcContract> = z.output<C['request']>;
/** What a handler returns and a caller receives. */
export type RpcReply<C extends RpcContract> = z.output<C['reply']>;

interface RpcOptions<Request extends z.ZodType, Reply extends z.ZodType> {
  request: Request;
  reply: Reply;
  /** Milliseconds; 5,000 unless told. */
  timeoutMs?: number;
  write?: boolean;
}

/** Declares a call. The part of the name before the dot is the service that answers it. */
export function rpc<Request extends z.ZodType, Reply extends z.ZodType>(
  name: `${ServiceName}.${string}`,
  { request, reply, timeoutMs = 5_000, write = false }: RpcOptions<Request, Reply>,
): RpcContract<Request, Reply> {
  const service = name.slice(0, name.indexOf('.')) as ServiceName;
  return { kind: 'rpc', name, service, request, reply, timeoutMs, write };
}
