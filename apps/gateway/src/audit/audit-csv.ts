import { pipeline, Readable } from 'node:stream';
import { toShortCode, type AuditEntry } from '@plumbline/contracts';
import { stringify } from 'csv-stringify';

const columns = [
  'time',
  'action',
  'actor-kind',
  'actor-id',
  'actor-name',
  'actor-token-id',
  'actor-ip',
  'actor-user-agent',
  'subject-type',
  'subject-id',
  'subject-name',
  'subject-user-id',
  'details',
  'request-id',
];

/** What spreadsheets evaluate (OWASP, CSV injection): signs of a formula, in full width as well, and after blanks that some trim. */
const evaluated = /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/;

/**
 * Streams the trail as CSV (RFC 4180, UTF-8 with the byte order mark that spreadsheets expect). Every value is quoted: a single CR or
 * LF would otherwise begin a row. Values that a spreadsheet would evaluate as a formula get an apostrophe. `read` returns the entries
 * older than an id; none at the end.
 */
export function auditCsv(read: (before: string | undefined) => Promise<AuditEntry[]>): Readable {
  const cast = { string: (value: string) => (evaluated.test(value) ? `'${value}` : value) };
  const csv = stringify({ header: true, columns, bom: true, record_delimiter: 'windows', quoted: true, cast });
  // An error aborts the stream and the response, so that the client detects an incomplete file.
  return pipeline(Readable.from(rows(read)), csv, () => undefined);
}

async function* rows(read: (before: string | undefined) => Promise<AuditEntry[]>): AsyncGenerator<unknown[]> {
  let before: string | undefined;
  for (;;) {
    const entries = await read(before);
    if (entries.length === 0) return;
    for (const entry of entries) yield rowOf(entry);
    before = entries.at(-1)!.id;
  }
}

function rowOf({ at, action, actor, subject, details, requestId }: AuditEntry): unknown[] {
  const code = (id: number | null) => (id === null ? '' : toShortCode(id));
  return [
    at,
    action,
    actor.kind,
    code(actor.userId),
    actor.name,
    actor.tokenId,
    actor.ip,
    actor.userAgent,
    subject.type,
    subject.id,
    subject.name,
    code(subject.userId),
    JSON.stringify(details),
    requestId,
  ];
}
