import { DomainError } from '@plumbline/errors';

/** One member of the list, which may be empty, and its comma. Blanks stand in one place only, so that matching takes linear time. */
const member = /(?:(W\/)?"([\x21\x23-\x7e\x80-\xff]*)")?[ \t]*(?:,[ \t]*|$)/y;

/**
 * Reads `If-Match` (RFC 9110, section 13.1.1): the entity tags, without quotes, of the versions that the request accepts. Undefined if
 * it accepts any version: without the header, or for `*`. Leaves out weak tags, which never match.
 * @throws DomainError `request.invalid`
 */
export function readIfMatch(header: string | undefined): string[] | undefined {
  if (header === undefined || header.trim() === '*') return undefined;
  const tags: string[] = [];
  const given = header.trim();
  for (let at = 0; at < given.length; at = member.lastIndex) {
    member.lastIndex = at;
    const found = member.exec(given);
    if (!found) throw invalid();
    const [, weak, tag] = found;
    if (weak === undefined && tag !== undefined) tags.push(tag);
  }
  if (given === '') throw invalid();
  return tags;
}

function invalid(): DomainError {
  return new DomainError('request.invalid', {
    detail: 'If-Match takes the ETag of a response with its quotes, several of them separated by commas, or *.',
    source: { header: 'if-match' },
  });
}
