import { DomainError, type Text } from '@plumbline/errors';

const base64 = /^[A-Za-z0-9+/_-]*={0,2}$/;

/**
 * The bytes of `data:<type>;base64,<data>` (RFC 2397), or of plain base64. The type is ignored.
 * @throws DomainError `attachments.unreadable`
 */
export function decodeDataUri(text: string, pointer: string): Buffer {
  const comma = text.startsWith('data:') ? text.indexOf(',') : -1;
  if (comma >= 0 && !text.slice(0, comma).endsWith(';base64'))
    throw unreadable('The file cannot be read: its data URI is not base64.', pointer);
  const data = (comma >= 0 ? text.slice(comma + 1) : text).replaceAll(/\s/g, '');
  if (text.startsWith('data:') && comma < 0)
    throw unreadable('The file cannot be read: its data URI has no comma.', pointer);
  if (!base64.test(data)) throw unreadable('The file cannot be read: its base64 has other characters.', pointer);
  const bytes = Buffer.from(data, 'base64');
  if (bytes.length === 0) throw unreadable('The file cannot be read: it is empty.', pointer);
  return bytes;
}

function unreadable(detail: Text, pointer: string): DomainError {
  return new DomainError('attachments.unreadable', { detail, source: { pointer } });
}
