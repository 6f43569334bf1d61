import { errorTable, isErrorCode, type ErrorCode } from './error-table';

/** Where in the request the problem is: a JSON pointer into the body, a query or path parameter, or a header. */
export interface ErrorSource {
  pointer?: string;
  parameter?: string;
  header?: string;
}

/** One problem, in the shape in which it crosses the broker. */
export interface Problem {
  code: ErrorCode;
  /** A sentence that a customer understands and that says what to do. Never a secret. */
  detail?: string;
  source?: ErrorSource;
}

export interface DomainErrorOptions {
  detail?: string;
  source?: ErrorSource;
  /** Seconds after which trying again makes sense; becomes `Retry-After`. */
  retryAfter?: number;
  /** Facts for the answer's `meta`. Never a secret. */
  meta?: Record<string, unknown>;
  cause?: unknown;
}

/**
 * A refusal that the caller may see: a stable code, from which the status and title follow. Anything else that is thrown
 * leaves a service as `service.failed` and says nothing of its cause.
 */
export class DomainError extends Error {
  readonly problems: readonly Problem[];
  readonly retryAfter?: number;
  readonly meta?: Record<string, unknown>;

  constructor(code: ErrorCode, { detail, source, retryAfter, meta, cause }: DomainErrorOptions = {}) {
    const { status, title } = errorTable[code];
    const depth = Error.stackTraceLimit;
    // A refusal is an answer, not a fault: nobody reads its stack, and capturing one costs more than the refusal itself.
    if (status < 500) Error.stackTraceLimit = 0;
    super(detail ?? title, { cause });
    Error.stackTraceLimit = depth;
    this.name = 'DomainError';
    this.problems = [{ code, detail, source }];
    this.retryAfter = retryAfter;
    this.meta = meta;
  }

  /** Several problems at once, as validation finds them; the first decides the status. */
  static of(
    problems: readonly [Problem, ...Problem[]],
    options: Pick<DomainErrorOptions, 'retryAfter' | 'meta'> = {},
  ): DomainError {
    const error = new DomainError(problems[0].code, { ...problems[0], ...options });
    Object.assign(error, { problems });
    return error;
  }

  get code(): ErrorCode {
    return this.problems[0]!.code;
  }

  get status(): number {
    return errorTable[this.code].status;
  }
}

/** What of an error crosses the broker. */
export interface ErrorMessage {
  problems: readonly Problem[];
  retryAfter?: number;
  meta?: Record<string, unknown>;
}

/** The form of an error that may leave a service: a DomainError as it is, anything else as `service.failed`. */
export function toErrorMessage(error: unknown): ErrorMessage {
  if (!(error instanceof DomainError)) return { problems: [{ code: 'service.failed' }] };
  return { problems: error.problems, retryAfter: error.retryAfter, meta: error.meta };
}

/** The error that a service sent, on the caller's side. Codes this build does not know become `service.failed`. */
export function fromErrorMessage(message: unknown): DomainError {
  const { problems, retryAfter, meta } = (message ?? {}) as Partial<ErrorMessage>;
  const known = Array.isArray(problems) ? (problems as Problem[]).filter((problem) => isErrorCode(problem.code)) : [];
  const [first, ...rest] = known;
  return first ? DomainError.of([first, ...rest], { retryAfter, meta }) : new DomainError('service.failed');
}
