import type { AuditEntry } from '@plumbline/contracts';

/** The first entries, up to the one with which their details exceed so many bytes. */
export function withinBytes(entries: AuditEntry[], maxBytes: number): AuditEntry[] {
  let bytes = 0;
  const end = entries.findIndex(({ details }) => (bytes += Buffer.byteLength(JSON.stringify(details))) > maxBytes);
  return end < 0 ? entries : entries.slice(0, end + 1);
}
