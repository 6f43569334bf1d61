import type { RpcContract } from '@plumbline/contracts';
import { DomainError, type ErrorCode, type Text, toErrorMessage } from '@plumbline/errors';
import { isDatabaseOutage } from '@plumbline/persistence';
import { runInContext, startSpan, type Span } from '@plumbline/runtime';
import type { ConsumeMessage } from 'amqplib';
import { ZodError } from 'zod';
import { propertiesOf } from '../broker/message-properties';
import { pageTooLarge } from './page-too-large';
import type { RpcContext } from './rpc-context';
import { callNamedBy, readRpcHeaders, rpcAttributes, type RpcHeaders } from './rpc-headers';

/** A call with its handler. */
export interface BoundCall {
  contract: RpcContract;
  handle: (request: unknown, context: RpcContext) => Promise<unknown>;
}

export interface Answer {
  call: string;
  outcome: 'answered' | 'too-late' | ErrorCode;
  span: Span;
  /** JSON. Absent when the deadline has passed. */
  body?: string;
  /** Whether the call is logged at level info: a write or an error. */
  notable: boolean;
  /** The error, unless it is a `DomainError`. */
  failed?: unknown;
  /** How the request violates its contract, for the log: clients do not know the names in it. */
  violations?: string;
}

/** Validates a message, calls its handler and builds the reply, of `maxBytes` at most. Never rejects. */
export async function answerCall(
  message: ConsumeMessage,
  calls: ReadonlyMap<string, BoundCall>,
  maxBytes = Infinity,
): Promise<Answer> {
  const properties = propertiesOf(message);
  const bound = calls.get(callNamedBy(properties.type));
  const headers = readRpcHeaders(properties.headers);
  // An unknown name must not become a metric label or the name of a span.
  const call = bound?.contract.name ?? 'unknown';
  const span = startSpan(
    { requestId: headers['request-id'], traceparent: headers.traceparent },
    { name: call, kind: 'server', attributes: rpcAttributes(call) },
  );
  const answer = await answerIn(span, { message, headers, bound, call, maxBytes });
  if (answer.failed !== undefined) span.fail(answer.failed);
  span.set({ 'plumbline.outcome': answer.outcome });
  span.end();
  return answer;
}

interface ReceivedCall {
  message: ConsumeMessage;
  headers: Partial<RpcHeaders>;
  bound?: BoundCall;
  call: string;
  maxBytes: number;
}

async function answerIn(span: Span, { message, headers, bound, call, maxBytes }: ReceivedCall): Promise<Answer> {
  const { context } = span;
  const facts = { call, span };
  const { deadline } = headers;
  if (deadline !== undefined && deadline <= Date.now()) return { ...facts, outcome: 'too-late', notable: true };
  try {
    // The caller runs a newer version than this process: a retry may reach a newer one.
    if (!bound) throw new DomainError('service.unavailable', { retryAfter: 2 });
    const { contract } = bound;
    if (deadline === undefined) throw malformed('The deadline is missing.');
    if (contract.write && headers['idempotency-key'] === undefined) throw malformed('The idempotency key is missing.');
    const request = parseRequest(contract, message.content);
    const reply = await runInContext(context, () =>
      bound.handle(request, {
        name: contract.name,
        idempotencyKey: headers['idempotency-key'],
        ifMatch: headers['if-match'],
        deadline: new Date(deadline),
        requestId: context.requestId,
        traceparent: context.traceparent,
        redelivered: message.fields.redelivered,
      }),
    );
    const body = JSON.stringify(reply ?? null);
    // The broker would close the channel, and lose the replies to all other calls.
    const bytes = Buffer.byteLength(body);
    if (bytes > maxBytes) throw tooLarge(reply, bytes / maxBytes);
    return { ...facts, outcome: 'answered', body, notable: contract.write };
  } catch (error) {
    const refusal = toErrorMessage(isDatabaseOutage(error) ? databaseUnavailable(error) : error);
    return {
      ...facts,
      outcome: refusal.problems[0]!.code,
      body: JSON.stringify(refusal),
      notable: true,
      failed: error instanceof DomainError ? undefined : error,
      violations: violationsIn(error),
    };
  }
}

/** The transaction may have committed: the caller retries with the same idempotency key. */
function databaseUnavailable(cause: unknown): DomainError {
  return new DomainError('service.unavailable', { retryAfter: 2, cause });
}

function parseRequest(contract: RpcContract, content: Buffer): unknown {
  let body: unknown;
  try {
    body = JSON.parse(content.toString());
  } catch (cause) {
    throw new DomainError('request.malformed', { detail: 'The message is not valid JSON.', cause });
  }
  const parsed = contract.request.safeParse(body);
  if (!parsed.success) throw new DomainError('request.invalid', { cause: parsed.error });
  return parsed.data;
}

function violationsIn(error: unknown): string | undefined {
  const cause = error instanceof DomainError ? error.cause : undefined;
  if (!(cause instanceof ZodError)) return undefined;
  return cause.issues.map(({ path, message }) => `${path.join('.') || 'request'}: ${message}`).join('; ');
}

/** `times`: how many times the limit the reply has. For a list, says which part of it is small enough. */
function tooLarge(reply: unknown, times: number): DomainError {
  const { items } = (reply ?? {}) as { items?: unknown[] };
  if (!Array.isArray(items)) return new DomainError('request.response-too-large');
  // A tenth less, because what other pages contain may be a little larger.
  const fitting = Math.max(1, Math.floor((0.9 * items.length) / times));
  return pageTooLarge(items.length, fitting);
}

function malformed(detail: Text): DomainError {
  return new DomainError('request.malformed', { detail });
}
