/** What `Content-Disposition` says about a part of a form. */
export interface Disposition {
  name?: string;
  /** Defined for files only. */
  filename?: string;
}

/** A parameter: its name, and its value as a quoted string or a token. */
const parameter = /;\s*([\w!#$%&'*+.^`|~-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;]*))/g;

/**
 * Reads the `Content-Disposition` of a part (RFC 7578, 4.2), given in Latin-1. `filename*` (RFC 8187) takes precedence, as in RFC 6266.
 * Browsers escape quotes and line breaks in names by per cent, and other clients by backslash.
 */
export function readDisposition(header: string): Disposition {
  const values = new Map<string, string>();
  for (const [, name = '', quoted, token = ''] of header.matchAll(parameter)) {
    const value = quoted === undefined ? token.trim() : quoted.replaceAll(/\\(["\\])/g, '$1');
    if (!values.has(name.toLowerCase())) values.set(name.toLowerCase(), value);
  }
  const read = (name: string) => extended(values.get(`${name}*`)) ?? plain(values.get(name));
  return { name: read('name'), filename: read('filename') };
}

/** Only the characters that browsers escape: others escape nothing, and `100%25.jpg` is a name. */
function plain(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const escaped = value.replaceAll(/%(22|0[AaDd])/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return textOf(Buffer.from(escaped, 'latin1'));
}

/** `UTF-8'en'%e2%82%ac.jpg` */
function extended(value: string | undefined): string | undefined {
  const [, charset = '', text] = /^([\w-]+)'[\w-]*'(.*)$/.exec(value ?? '') ?? [];
  if (text === undefined || !/^(utf-8|iso-8859-1)$/i.test(charset)) return undefined;
  const bytes = text.replaceAll(/%([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return textOf(Buffer.from(bytes, 'latin1'));
}

/**
 * Bytes that are not UTF-8 are what older systems of Western Europe write: never U+FFFD in their place. Browsers write U+FFFD for the
 * bytes of a name that they cannot read, which its owner can hardly change.
 */
function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll('\uFFFD', '_');
  } catch {
    return bytes.toString('latin1');
  }
}
