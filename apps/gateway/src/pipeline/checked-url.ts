import { DomainError, type Text, text } from '@plumbline/errors';
import { maxDepth } from '@plumbline/http';

const escapedBytes = /(?:%[\da-f]{2})+/gi;
const bracket = /\[|%5b/gi;

/**
 * Refuses URLs that no route can read as the client means them.
 * @throws DomainError `request.malformed` for U+0000, which PostgreSQL does not store, for bytes that are not UTF-8, and for parameters that
 * are nested too deep.
 */
export function checkUrl(url: string): void {
  if (url.includes('%')) {
    if (url.includes('%00')) throw malformed('The URL contains U+0000 (%00).');
    if (!(url.match(escapedBytes) ?? []).every(isUtf8)) {
      throw malformed('The URL is not UTF-8. Encode it as UTF-8 and send it again.');
    }
  }
  const query = url.indexOf('?');
  if (
    query >= 0 &&
    url
      .slice(query + 1)
      .split('&')
      .some(isDeep)
  ) {
    throw malformed(text('Parameters must not be nested more than {{levels}} levels deep.', { levels: maxDepth }));
  }
}

function isUtf8(escaped: string): boolean {
  try {
    decodeURIComponent(escaped);
    return true;
  } catch {
    return false;
  }
}

/** Whether a parameter such as `filter[status_id][][value]=1` has more levels than a body may have. */
function isDeep(parameter: string): boolean {
  return (parameter.split('=', 1)[0]!.match(bracket)?.length ?? 0) > maxDepth;
}

function malformed(detail: Text): DomainError {
  return new DomainError('request.malformed', { detail });
}
