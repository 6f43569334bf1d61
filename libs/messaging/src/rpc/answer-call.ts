import type { RpcContract } from '@plumbline/contracts';
import { DomainError, toErrorMessage, type ErrorCode } from '@plumbline/errors';
import { isDatabaseOutage } from '@plumbline/persistence';
import { continueContext, runInContext } from '@plumbline/runtime';
import type { ConsumeMessage } from 'amqplib';
import type { ZodError } from 'zod';
import { propertiesOf } from '../broker/message-properties';
import type { RpcContext } from './rpc-context';
import { readRpcHeaders } from './rpc-headers';

/** A call that this service answers. */
export interface BoundCall {
  contract: RpcContract;
  handle: (request: unknown, context: RpcContext) => Promise<unknown>;
}

export interface Answer {
  call: string;
  outcome: 'answered' | 'too-late' | ErrorCode;
  requestId?: string;
  /** JSON; absent when nobody waits for it. */
  body?: string;
  /** Worth a line in the log: a write, or a refusal. */
  notable: boolean;
  /** What went wrong, when that was a defect of ours and no refusal. */
  failed?: unknown;
}

/** Everything between a message and its reply. Never rejects. */
export async function answerCall(message: ConsumeMessage, calls: ReadonlyMap<string, BoundCall>): Promise<Answer> {
  const properties = propertiesOf(message);
  const bound = calls.get(properties.type ?? '');
  const headers = readRpcHeaders(properties.headers);
  const context = continueContext({ requestId: headers['request-id'], traceparent: headers.traceparent });
  // An unknown name is not used as it came: it would become a metric's label.
  const told = { call: bound?.contract.name ?? 'unknown', requestId: context.requestId };
  const { deadline } = headers;
  if (deadline !== undefined && deadline <= Date.now()) return { ...told, outcome: 'too-late', notable: true };
  try {
    // Only a caller that is newer than this process knows a call that this process does not.
    if (!bound) throw new DomainError('service.unavailable', { retryAfter: 2 });
    const { contract } = bound;
    if (deadline === undefined) throw malformed('The deadline is missing.');
    if (contract.write && headers['idempotency-key'] === undefined) throw malformed('The idempotency key is missing.');
    const request = parseRequest(contract, message.content);
    const reply = await runInContext(context, () =>
      bound.handle(request, {
        name: contract.name,
        idempotencyKey: headers['idempotency-key'],
        deadline: new Date(deadline),
        requestId: context.requestId,
        traceparent: context.traceparent,
        redelivered: message.fields.redelivered,
      }),
    );
    return { ...told, outcome: 'answered', body: JSON.stringify(reply ?? null), notable: contract.write };
  } catch (error) {
    const refusal = toErrorMessage(isDatabaseOutage(error) ? databaseAway(error) : error);
    return {
      ...told,
      outcome: refusal.problems[0]!.code,
      body: JSON.stringify(refusal),
      notable: true,
      failed: error instanceof DomainError ? undefined : error,
    };
  }
}

/** Nothing was done, or nobody can tell: the caller may send it again, with the same idempotency key. */
function databaseAway(cause: unknown): DomainError {
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
  if (!parsed.success) throw invalid(parsed.error);
  return parsed.data;
}

function invalid(error: ZodError): DomainError {
  const detail = error.issues.map(({ path, message }) => `${path.join('.') || 'request'}: ${message}`).join('; ');
  return new DomainError('request.invalid', { detail, cause: error });
}

function malformed(detail: string): DomainError {
  return new DomainError('request.malformed', { detail });
}
