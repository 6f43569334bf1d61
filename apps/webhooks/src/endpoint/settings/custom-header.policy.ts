import type { Problem } from '@plumbline/errors';

/** A header that an account adds to its deliveries, as it is asked for. */
export interface HeaderInput {
  name: string;
  value?: string;
  hidden: boolean;
}

// RFC 9110, 5.6.2 and 5.5; without the latter's line breaks and control characters.
const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const fieldValue = /^[\t\x20-\x7e\x80-\xff]*$/;

/** What the sender sets itself, what describes the body, and what belongs to one connection only (RFC 9110, 7.6.1). */
const reserved =
  /^(host|connection|transfer-encoding|user-agent|keep-alive|proxy-.*|te|trailer|upgrade|expect|http2-settings|content-.*|webhook-.*)$/;

/** What is wrong with the own headers of an endpoint, each problem with its pointer. Whether a value may be left out is not judged here. */
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
): string | undefined {
  if (!token.test(name)) return "A header name consists of letters, digits and !#$%&'*+-.^_`|~ only.";
  if (reserved.test(name)) return 'This header is set by the delivery itself.';
  if (name === 'authorization' && basicAuth) return 'This header is set from "basic-auth"; use one of the two.';
  return seen.has(name) ? 'This header is given twice.' : undefined;
}

function valueProblem(value: string | undefined): string | undefined {
  if (value === undefined || fieldValue.test(value)) return undefined;
  return 'A header value holds no line breaks, control characters or characters beyond Latin-1.';
}

function refused(detail: string, index: number, part: 'name' | 'value'): Problem {
  return {
    code: 'webhooks.header-not-allowed',
    detail,
    source: { pointer: `/data/attributes/headers/${index}/${part}` },
  };
}
