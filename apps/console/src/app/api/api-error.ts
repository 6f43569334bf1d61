/** A JSON:API error object. */
export interface Problem {
  code: string;
  detail: string;
  /** The form field that is wrong: `expiresInDays` for `/data/attributes/expires-in-days`. */
  field?: string;
}

/** A failed request. Pages handle no other kind of error. */
export class ApiError extends Error {
  constructor(
    /** HTTP status; 0 if there was no response. */
    readonly status: number,
    readonly problems: readonly [Problem, ...Problem[]],
    /** When a retry can succeed (`Retry-After`). */
    readonly retryAt?: Date,
    /** Identifies the request in the logs. */
    readonly requestId?: string,
  ) {
    super(problems[0].detail);
    this.name = 'ApiError';
  }

  get code(): string {
    return this.problems[0].code;
  }
}

/** Whether an error says that somebody has changed the resource since it was read. */
export function isOutdated(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'request.resource-changed';
}

interface ErrorResponse {
  errors?: { code?: string; detail?: string; title?: string; source?: { pointer?: string } }[];
  meta?: { 'request-id'?: string };
}

/** Converts an error response. A response that is not from the API, such as the error page of a proxy, has the code `request.failed`. */
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

/** Returns the error for a missing response. */
export function unreachable(): ApiError {
  return new ApiError(0, [{ code: 'network.unreachable', detail: 'The server cannot be reached.' }]);
}

/** Converts a JSON pointer (RFC 6901) to a form field: `/data/attributes/headers/0/name` to `headers.0.name`. */
export function fieldAt(pointer: string | undefined): string | undefined {
  const path = pointer?.replace(/^\/data\/attributes/, '').replace(/^\//, '');
  return path ? path.split('/').map(camelCase).join('.') : undefined;
}

/** Converts `expires-in-days` to `expiresInDays`. */
export function camelCase(name: string): string {
  return name.replaceAll(/[-_]([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** Converts `expiresInDays` to `expires-in-days`. */
export function dashCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
