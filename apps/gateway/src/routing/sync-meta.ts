import { z } from 'zod';

/** The `meta` of the first page of a list that takes `last_sync_date`. */
export const syncMeta = {
  schema: z.object({
    'next-sync-date': z.iso
      .datetime()
      .optional()
      .describe(
        'On the first page: the `last_sync_date` of the next read that misses no change. It is a little earlier than the last change while other ' +
          'changes are being written, so that a part of the list can be returned again.',
      ),
  }),
  example: { 'next-sync-date': '2026-11-24T13:40:12.481Z' },
};

/** What a reply says about the next read, as `syncMeta` documents it. */
export function nextSync({ nextSyncDate }: { nextSyncDate?: string }): Record<string, unknown> {
  return nextSyncDate === undefined ? {} : { 'next-sync-date': nextSyncDate };
}
