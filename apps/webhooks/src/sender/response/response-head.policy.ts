/** "HTTP/1.1 200 OK". Some servers write "http/1.1", "HTTP/2", two blanks, or no reason. */
const statusLine = /^HTTP\/(\d(?:\.\d)?)[ \t]+(\d{3})(?:[ \t].*)?$/i;
const token = /^[\w!#$%&'*+.^`|~-]+$/;

type Field = [name: string, value: string];

/**
 * Rewrites the head of a response, with line ends of either kind, in the strict form that undici's parser accepts. A subscriber whose
 * status arrives has received the request: to refuse its head would send the same delivery again. Undefined if this is no head.
 */
export function strictHead(head: string): { text: string; interim: boolean } | undefined {
  const [first, ...lines] = unfolded(head.replace(/^[\r\n]+/, ''));
  const [, version, status] = statusLine.exec(first ?? '') ?? [];
  if (status === undefined) return undefined;
  // Anything but HTTP/1.1 ends with its connection, unless it says otherwise.
  const start = version === '1.1' ? 'HTTP/1.1' : 'HTTP/1.0';
  const fields = lines.map(fieldOf).filter((field) => field !== undefined);
  if (isInterim(status)) {
    // A client can discard a "100 Continue" that it did not ask for (RFC 9110, 15.2.1). undici discards other interim responses only.
    return { text: written(`${start} ${status === '100' ? '102' : status} `, fields), interim: true };
  }
  return { text: written(`${start} ${status} `, withOneLength(fields)), interim: false };
}

/** "101 Switching Protocols" is final: what follows is not HTTP. */
function isInterim(status: string): boolean {
  return status.startsWith('1') && status !== '101';
}

/** The lines, each with those that continue it (RFC 9112, 5.2). */
function unfolded(head: string): string[] {
  return head.replace(/(?:\r?\n)[ \t]+(?=\S)/g, ' ').split(/\r?\n/);
}

/** Undefined for a line that is no field. */
function fieldOf(line: string): Field | undefined {
  const colon = line.indexOf(':');
  const name = line.slice(0, Math.max(colon, 0)).trim();
  return token.test(name)
    ? [
        name,
        line
          .slice(colon + 1)
          .replace(/[\0-\x1f\x7f]/g, ' ')
          .trim(),
      ]
    : undefined;
}

/** Leaves one way to tell where the body ends (RFC 9112, 6.3): the coding, a length, or the end of the connection. */
function withOneLength(fields: readonly Field[]): Field[] {
  const valuesOf = (wanted: string) =>
    fields.filter(([name]) => name.toLowerCase() === wanted).flatMap(([, value]) => value.split(','));
  const codings = valuesOf('transfer-encoding').map((coding) => coding.trim().toLowerCase());
  const lengths = new Set(valuesOf('content-length').map((length) => length.trim()));
  const coded = codings.some((coding) => coding !== 'identity' && coding !== '');
  const kept = fields.filter(([name]) => !/^(content-length|transfer-encoding)$/i.test(name));
  if (coded) return [...kept, ['transfer-encoding', codings.join(', ')]];
  if (lengths.size === 0) return kept;
  const numbers = [...lengths].filter((length) => /^\d{1,15}$/.test(length)).map(Number);
  const shortest: Field[] = numbers.length === 0 ? [] : [['content-length', String(Math.min(...numbers))]];
  if (lengths.size === 1 && numbers.length === 1) return [...kept, ...shortest];
  // Where the next response would begin is unknown.
  const unconnected = kept.filter(([name]) => !/^connection$/i.test(name));
  return [...unconnected, ...shortest, ['connection', 'close']];
}

function written(start: string, fields: readonly Field[]): string {
  return [start, ...fields.map(([name, value]) => `${name}: ${value}`), '', ''].join('\r\n');
}
