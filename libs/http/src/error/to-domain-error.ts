import { HttpException } from '@nestjs/common';
import { DomainError, type ErrorCode, type FixedText } from '@plumbline/errors';

const byFrameworkCode: Record<string, { code: ErrorCode; detail?: FixedText }> = {
  FST_ERR_CTP_BODY_TOO_LARGE: { code: 'request.too-large', detail: 'The body is larger than this route accepts.' },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    code: 'request.unsupported-media-type',
    detail: 'The content type must be application/json or application/vnd.api+json.',
  },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: {
    code: 'request.malformed',
    detail: 'The length of the body does not match Content-Length.',
  },
  FST_ERR_BAD_URL: { code: 'request.malformed', detail: 'The URL contains a malformed escape sequence.' },
  FST_ERR_MAX_PARAM_LENGTH: { code: 'request.malformed', detail: 'A part of the path is too long.' },
  FST_ERR_VALIDATION: { code: 'request.invalid' },
};

const byStatus: Record<number, ErrorCode> = {
  400: 'request.malformed',
  401: 'auth.required',
  403: 'access.denied',
  404: 'request.route-not-found',
  405: 'request.method-not-allowed',
  406: 'request.not-acceptable',
  408: 'request.timed-out',
  413: 'request.too-large',
  415: 'request.unsupported-media-type',
  422: 'request.invalid',
  503: 'service.unavailable',
};

/**
 * Converts any error to one that a client may see. A `DomainError` stays as it is, errors of the frameworks are converted by
 * their code or status, and all others become `service.failed`.
 */
export function toDomainError(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  if (error instanceof HttpException) return ofStatus(error.getStatus(), error);
  const { code, statusCode } = (error ?? {}) as { code?: unknown; statusCode?: unknown };
  const known = typeof code === 'string' ? byFrameworkCode[code] : undefined;
  if (known) return new DomainError(known.code, { detail: known.detail, cause: error });
  return ofStatus(typeof statusCode === 'number' ? statusCode : 500, error);
}

function ofStatus(status: number, cause: unknown): DomainError {
  return new DomainError(byStatus[status] ?? (status >= 400 && status < 500 ? 'request.malformed' : 'service.failed'), {
    cause,
  });
}
