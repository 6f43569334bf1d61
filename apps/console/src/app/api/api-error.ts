/** One thing that is wrong, as the API says it (a JSON:API error object). */
export interface Problem {
  code: string;
  detail: string;
  /** The attribute that is wrong, as forms name it: `expiresInDays` for `/data/attributes/expires-in-days`. */
  field?: string;
}

/** Whatever keeps a request from succeeding; the one kind of error that pages know. */
export class ApiError extends Error {
  constructor(
    /** HTTP status; 0 when no answer came at all. */
    readonly status: number,
    readonly problems: readonly [Problem, ...Problem[]],
    /** Before then another try is of no use, says the API. */
    readonly retryAt?: Date,
    /** What operators find the request in the log by. */
    readonly requestId?: string,
  ) {
    super(problems[0].detail);
    this.name = 'ApiError';
  }

  get code(): string {
    return this.problems[0].code;
  }
}

interface ErrorResponse {
  errors?: { code?: string; detail?: string; title?: string; source?: { pointer?: string } }[];
  meta?: { 'request-id'?: string };
}

/** The error that an answer is. What is not the API's own, such as a proxy's page, has the code `request.failed`. */
export function toApiError(status: number, headers: Headers, body: unknown): ApiError {
  const { errors = [], meta } = (body ?? {}) as ErrorResponse;
  const [first = { code: 'request.failed', detail: `HTTP ${status}`, field: undefined }, ...more] = errors.map(
    ({ code = 'request.failed', detail, title, source }): Problem => ({
      code,
      detail: detail ?? title ?? `HTTP ${status}`,
      field: fieldAt(source?.pointer),
    }),
  );
  const seconds = Number(headers.get('retry-after') ?? NaN);
  const retryAt = Number.isNaN(seconds) ? undefined : new Date(Date.now() + seconds * 1_000);
  return new ApiError(status, [first, ...more], retryAt, meta?.['request-id']);
}

/** The error for an answer that never came. */
export function unreachable(): ApiError {
  return new ApiError(0, [{ code: 'network.unreachable', detail: 'The server cannot be reached.' }]);
}

/** The form field that a JSON pointer (RFC 6901) means: `headers.0.name` for `/data/attributes/headers/0/name`. */
export function fieldAt(pointer: string | undefined): string | undefined {
  const path = pointer?.replace(/^\/data\/attributes/, '').replace(/^\//, '');
  return path ? path.split('/').map(camelCase).join('.') : undefined;
}

/** `expires-in-days` as forms and contracts write it: `expiresInDays`. */
export function camelCase(name: string): string {
  return name.replaceAll(/[-_]([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** `expiresInDays` as bodies write it: `expires-in-days`. */
export function dashCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
