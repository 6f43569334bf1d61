import { buffer } from 'node:stream/consumers';
import type { AuditEntry } from '@plumbline/contracts';
import { parse } from 'csv-parse/sync';
import { auditCsv } from './audit-csv';

const entry = (number: number, facts: { name?: string; userAgent?: string } = {}): AuditEntry => ({
  id: `01a20c71-1e02-7a3b-9c4d-${String(number).padStart(12, '0')}`,
  at: '2026-11-24T08:00:00.000Z',
  action: 'user.updated',
  actor: { kind: 'user', userId: 2001, name: 'Olivia', tokenId: null, ip: '192.0.2.1', userAgent: null, ...facts },
  subject: { type: 'user', id: 'dq', name: 'Stefan "the mason", Bauer\nof Graz', userId: 2003 },
  details: { changes: { active: { from: true, to: false } } },
  requestId: null,
});

/** Returns the trail in pages of two, newest first, as the service does. */
function trail(...entries: AuditEntry[]) {
  return async (before: string | undefined) =>
    entries.filter(({ id }) => before === undefined || id < before).slice(0, 2);
}

const rowsOf = async (...entries: AuditEntry[]) => {
  const csv = (await buffer(auditCsv(trail(...entries)))).toString('utf8');
  return { csv, rows: parse<Record<string, string>>(csv, { bom: true, columns: true }) };
};

describe('the audit trail as CSV', () => {
  it('contains every entry for any page size, and parses to the original values', async () => {
    const { rows } = await rowsOf(entry(5), entry(4), entry(3), entry(2), entry(1));
    expect(rows).toHaveLength(5);
    expect(rows[0]).toMatchObject({
      time: '2026-11-24T08:00:00.000Z',
      'actor-name': 'Olivia',
      'subject-name': 'Stefan "the mason", Bauer\nof Graz',
      details: '{"changes":{"active":{"from":true,"to":false}}}',
      'request-id': '',
    });
  });

  it('ends lines with CRLF (RFC 4180), and has a header even without entries', async () => {
    const { csv } = await rowsOf();
    expect(csv.startsWith('\uFEFF"time","action",')).toBe(true);
    expect(csv.endsWith('"request-id"\r\n')).toBe(true);
  });

  it.each(['Max\n=1+1', 'Max\r=1+1', 'Max\r\n=1+1'])('keeps %j in one quoted value', async (text) => {
    const { csv } = await rowsOf(entry(1, { name: text, userAgent: text }));
    expect(csv).toContain(`,"${text}",`);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '\n=1', ' =1+1', '＝1+1'])(
    'escapes %j so that spreadsheets do not evaluate it',
    async (text) => {
      const { rows } = await rowsOf(entry(1, { name: text, userAgent: text }));
      expect(rows[0]!['actor-name']).toBe(`'${text}`);
      expect(rows[0]!['actor-user-agent']).toBe(`'${text}`);
    },
  );

  it('fails when a page of the trail cannot be read', async () => {
    let piece = 0;
    const csv = auditCsv(async () => {
      if (piece++ > 0) throw new Error('away');
      return [entry(1)];
    });
    await expect(buffer(csv)).rejects.toThrow();
  });
});
