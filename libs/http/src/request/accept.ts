const produced = new Set(['application/json', 'application/vnd.api+json', 'application/*', '*/*', '*']);

/**
 * The content type of the response by RFC 9110, 12.5.1: JSON:API's type if the client names it, else JSON, or undefined if the
 * client accepts neither. An absent or empty header accepts any type, and so does the `*` of
 * some clients. A client that accepts the type that a route produces `instead` gets
 * errors in JSON.
 */
export function acceptedContentType(accept: string | undefined, instead?: string): string | undefined {
  if (accept === undefined || accept.trim() === '' || accept === '*/*' || accept === 'application/json') return json;
  const wanted = accept
    .split(',')
    .map((range) => range.split(';').map((part) => part.trim().toLowerCase()))
    .filter(
      ([type = '', ...parameters]) => isProduced(type, instead) && !parameters.some((p) => /^q=0(\.0*)?$/.test(p)),
    )
    .map(([type]) => type);
  if (wanted.length === 0) return undefined;
  return wanted[0] === 'application/vnd.api+json' ? 'application/vnd.api+json' : json;
}

const json = 'application/json; charset=utf-8';

function isProduced(type: string, instead: string | undefined): boolean {
  return produced.has(type) || (instead !== undefined && (type === instead || type === instead.replace(/\/.*/, '/*')));
}
