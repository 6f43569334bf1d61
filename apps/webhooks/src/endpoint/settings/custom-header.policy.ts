import { type FixedText, type Problem, text } from '@plumbline/errors';

/** A header that an owner adds to deliveries, as the input contains it. */
export interface HeaderInput {
  name: string;
  value?: string;
  hidden: boolean;
}

// RFC 9110, 5.6.2 and 5.5, without line breaks and control characters.
const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const fieldValue = /^[\t\x20-\x7e\x80-\xff]*$/;

/** Headers that the sender sets or may set, that describe the body, or that belong to one connection only (RFC 9110, 7.6.1). */
const reserved =
  /^(host|connection|transfer-encoding|user-agent|keep-alive|proxy-.*|te|trailer|upgrade|expect|http2-settings|traceparent|tracestate|content-.*|webhook-.*)$/;

/** Bytes that the names and values of an endpoint's custom headers may have together: what most servers accept of all headers of a request. */
export const maxHeaderBytes = 8 * 1024;

/** Validates the size of all headers together, given that of each. */
export function checkHeaderSize(sizes: readonly number[]): Problem[] {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (total <= maxHeaderBytes) return [];
  const detail = text('The names and values of the headers may have {{most}} bytes together. These have {{size}}.', {
    most: maxHeaderBytes,
    size: total,
  });
  return [{ code: 'webhooks.header-not-allowed', detail, source: { pointer: '/data/attributes/headers' } }];
}

/** Validates the custom headers of an endpoint, except that values may be missing: see `checkKeptValues`. */
export function checkHeaders(headers: readonly HeaderInput[], { basicAuth }: { basicAuth: boolean }): Problem[] {
  const seen = new Set<string>();
  return headers.flatMap(({ name, value }, index) => {
    const key = name.toLowerCase();
    const wrongName = nameProblem(key, { basicAuth, seen });
    const wrongValue = valueProblem(value);
    seen.add(key);
    if (wrongName) return [refused(wrongName, index, 'name')];
    return wrongValue ? [refused(wrongValue, index, 'value')] : [];
  });
}

function nameProblem(
  name: string,
  { basicAuth, seen }: { basicAuth: boolean; seen: ReadonlySet<string> },
): FixedText | undefined {
  if (!token.test(name)) return "A header name must consist of letters, digits and !#$%&'*+-.^_`|~ only.";
  // As the name of a property it would set the prototype of an object, here and at many receivers.
  if (name === '__proto__') return 'A header cannot be named __proto__.';
  if (reserved.test(name)) return 'Deliveries set this header themselves.';
  if (name === 'authorization' && basicAuth) return '"basic-auth" sets this header. Use one of the two.';
  return seen.has(name) ? 'This header occurs twice.' : undefined;
}

function valueProblem(value: string | undefined): FixedText | undefined {
  if (value === undefined || fieldValue.test(value)) return undefined;
  return 'A header value must not contain line breaks, control characters or characters outside of Latin-1.';
}

function refused(detail: FixedText, index: number, part: 'name' | 'value'): Problem {
  return {
    code: 'webhooks.header-not-allowed',
    detail,
    source: { pointer: `/data/attributes/headers/${index}/${part}` },
  };
}
