import { errorTable, type ErrorMessage } from '@plumbline/errors';

/** A JSON:API error object (jsonapi.org, 1.1). Its code is stable and determines its status. */
export interface ErrorObject {
  status: string;
  code: string;
  title: string;
  detail: string;
  source?: { pointer?: string; parameter?: string; header?: string };
}

export interface ErrorDocument {
  errors: ErrorObject[];
  meta: { 'request-id': string } & Record<string, unknown>;
}

/** Maximum number of errors in a response. */
export const maxErrors = 20;

/** The body of every error response. */
export function errorDocument({ problems, meta }: ErrorMessage, requestId: string): ErrorDocument {
  const leftOut = Math.max(0, problems.length - maxErrors);
  return {
    errors: problems.slice(0, maxErrors).map(({ code, detail, source }) => {
      const { status, title } = errorTable[code];
      return { status: String(status), code, title, detail: detail ?? `${title}.`, source };
    }),
    meta: { 'request-id': requestId, ...(leftOut > 0 && { 'errors-left-out': leftOut }), ...meta },
  };
}
