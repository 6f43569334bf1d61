/** What a handler knows of the call besides its request. */
export interface RpcContext {
  /** What is called: the name of its contract. */
  readonly name: string;
  /** Present on every write: a redelivery, or a caller that tries again, sends the same one. */
  readonly idempotencyKey?: string;
  /** The caller has given up after this moment. */
  readonly deadline: Date;
  readonly requestId?: string;
  /** W3C trace context of the caller. */
  readonly traceparent?: string;
  /** Whether this message may have been started before, by this process or another. */
  readonly redelivered: boolean;
}
