import type { Language } from '@plumbline/contracts';
import { errorTable, textIn, type Problem } from '@plumbline/errors';

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

interface Described {
  problems: readonly Problem[];
  meta?: Record<string, unknown>;
}

/** The body of every error response. Its titles and details are in the language; nothing else depends on it. */
export function errorDocument(
  { problems, meta }: Described,
  requestId: string,
  language: Language = 'en',
): ErrorDocument {
  const leftOut = Math.max(0, problems.length - maxErrors);
  return {
    errors: problems.slice(0, maxErrors).map(({ code, detail, source }) => {
      const { status } = errorTable[code];
      const title = textIn(errorTable[code].title, language);
      return { status: String(status), code, title, detail: detail ? textIn(detail, language) : `${title}.`, source };
    }),
    meta: { 'request-id': requestId, ...(leftOut > 0 && { 'errors-left-out': leftOut }), ...meta },
  };
}
