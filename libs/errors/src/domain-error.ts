import { errorTable, isErrorCode, type ErrorCode } from './error-table';
import { isText, textIn, type FilledText, type Text } from './text/text';

/** The part of the request with the problem: a JSON pointer into the body, a query or path parameter, or a header. */
export interface ErrorSource {
  pointer?: string;
  parameter?: string;
  header?: string;
}

/** One problem, as RPC replies carry it. */
export interface Problem {
  code: ErrorCode;
  /** A sentence for customers that explains what to do. It must not contain secrets. Defaults to the title. */
  detail?: Text;
  source?: ErrorSource;
}

export interface DomainErrorOptions {
  detail?: Text;
  source?: ErrorSource;
  /** Seconds after which a retry may succeed. Sent as `Retry-After`. */
  retryAfter?: number;
  /** Properties for the `meta` of the response. They must not contain secrets. */
  meta?: Record<string, unknown>;
  cause?: unknown;
}

/**
 * An error that clients may see. Its stable code determines the status and the title. A service replies to any other error with
 * `service.failed`, which reveals nothing of the cause.
 */
export class DomainError extends Error {
  readonly problems: readonly Problem[];
  readonly retryAfter?: number;
  readonly meta?: Record<string, unknown>;

  constructor(code: ErrorCode, { detail, source, retryAfter, meta, cause }: DomainErrorOptions = {}) {
    const { status, title } = errorTable[code];
    const depth = Error.stackTraceLimit;
    // A 4xx is an expected outcome: its stack is not logged, and capturing it costs more than the rest of the response.
    if (status < 500) Error.stackTraceLimit = 0;
    super(textIn(detail ?? title, 'en'), { cause });
    Error.stackTraceLimit = depth;
    this.name = 'DomainError';
    this.problems = [{ code, detail, source }];
    this.retryAfter = retryAfter;
    this.meta = meta;
  }

  /** An error with several problems, for validation. The first one determines the status. */
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

/** A problem in an RPC reply. */
interface SentProblem extends Omit<Problem, 'detail'> {
  /** In English, for callers that do not know the text. */
  detail?: string;
  text?: FilledText;
}

/** An error in an RPC reply. */
export interface ErrorMessage {
  problems: readonly SentProblem[];
  retryAfter?: number;
  meta?: Record<string, unknown>;
}

/** Converts an error for an RPC reply. Any error but a `DomainError` becomes `service.failed`. */
export function toErrorMessage(error: unknown): ErrorMessage {
  if (!(error instanceof DomainError)) return { problems: [{ code: 'service.failed' }] };
  return { problems: error.problems.map(toSent), retryAfter: error.retryAfter, meta: error.meta };
}

function toSent({ detail, ...problem }: Problem): SentProblem {
  if (typeof detail !== 'object') return { ...problem, detail };
  return { ...problem, detail: textIn(detail, 'en'), text: detail };
}

/** The detail of another release may be a text that the catalogue of this one does not have: it stays English. */
function fromSent({ detail, text, ...problem }: SentProblem): Problem {
  return { ...problem, detail: isText(text) ? text : (detail as Text | undefined) };
}

/** Converts an RPC reply to an error. Unknown codes become `service.failed`. */
export function fromErrorMessage(message: unknown): DomainError {
  const { problems, retryAfter, meta } = (message ?? {}) as Partial<ErrorMessage>;
  const known = Array.isArray(problems) ? (problems as SentProblem[]).filter(({ code }) => isErrorCode(code)) : [];
  const [first, ...rest] = known.map(fromSent);
  return first ? DomainError.of([first, ...rest], { retryAfter, meta }) : new DomainError('service.failed');
}
