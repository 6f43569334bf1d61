/** Properties of a call besides its request. */
export interface RpcContext {
  /** The name of the contract. */
  readonly name: string;
  /** Present on every write. Redeliveries and retries carry the same key. */
  readonly idempotencyKey?: string;
  /** The versions of the resource that the caller accepts to change. Absent when it accepts any. */
  readonly ifMatch?: readonly string[];
  /** The caller waits no longer than this. */
  readonly deadline: Date;
  readonly requestId?: string;
  /** W3C trace context of the caller. */
  readonly traceparent?: string;
  /** Whether a process may have started to handle this message before. */
  readonly redelivered: boolean;
}
