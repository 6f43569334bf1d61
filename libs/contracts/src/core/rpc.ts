import type { z } from 'zod';
import type { ServiceName } from './services';

/**
 * An RPC: its name, the schemas of its request and reply, and its timeout. `timeoutMs` is the timeout of the caller, the
 * expiration of the message, and the deadline after which the service no longer starts the handler. A `write` changes data: its
 * message carries an idempotency key, so that a redelivered message takes effect once. Callers of the API need no credentials for an
 * `unauthenticated` call: such calls share a part of the service's places.
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
  readonly unauthenticated: boolean;
}

/** What a caller passes, before the schema applies its defaults. */
export type RpcInput<C extends RpcContract> = z.input<C['request']>;
/** What a handler receives, after validation. */
export type RpcRequest<C extends RpcContract> = z.output<C['request']>;
/** What a handler returns and a caller receives. */
export type RpcReply<C extends RpcContract> = z.output<C['reply']>;

interface RpcOptions<Request extends z.ZodType, Reply extends z.ZodType> {
  request: Request;
  reply: Reply;
  /** In milliseconds. Defaults to 5,000. */
  timeoutMs?: number;
  write?: boolean;
  unauthenticated?: boolean;
}

/** Declares an RPC. The part of the name before the dot is the service that handles it. */
export function rpc<Request extends z.ZodType, Reply extends z.ZodType>(
  name: `${ServiceName}.${string}`,
  { request, reply, timeoutMs = 5_000, write = false, unauthenticated = false }: RpcOptions<Request, Reply>,
): RpcContract<Request, Reply> {
  const service = name.slice(0, name.indexOf('.')) as ServiceName;
  return { kind: 'rpc', name, service, request, reply, timeoutMs, write, unauthenticated };
}
