import type { Reader } from './reader';

/** Resolves when the database answers and accepts writes. Rejects during an outage, also on a standby that was not promoted yet. */
export async function probeWrites(reader: Pick<Reader, 'query'>): Promise<void> {
  const [session] = await reader.query<[{ readOnly: 'on' | 'off' }]>(
    `select current_setting('transaction_read_only') as "readOnly"`,
  );
  if (session.readOnly === 'on') {
    throw new Error('The database accepts no writes: it is a standby, or is set to read-only.');
  }
}
