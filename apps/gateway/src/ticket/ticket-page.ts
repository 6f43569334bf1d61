import {
  shortCode,
  ticketResource,
  toShortCode,
  uuid,
  type listTickets,
  type Page,
  type RpcReply,
} from '@plumbline/contracts';
import { pageOf, type Document } from '@plumbline/http';
import { z } from 'zod';
import { nextSync, syncMeta } from '../routing/sync-meta';

/** The `meta` of a page of tickets. */
export const ticketPageMeta = {
  schema: syncMeta.schema.extend({
    deleted: z
      .array(z.object({ id: shortCode, uuid, 'project-id': shortCode, 'deleted-at': z.iso.datetime() }))
      .optional()
      .describe(
        'With `include_deleted`: the deleted tickets of the page. Remove them before you store `data`, because a new ticket can have the `uuid` of a ' +
          'deleted one.',
      ),
  }),
  example: syncMeta.example,
};

/** A page of tickets, with the deleted ones in `meta`. */
export function ticketPage(found: RpcReply<typeof listTickets>, page: Page): Document {
  const deleted = found.deleted?.map(({ id, uuid: deletedUuid, projectId, deletedAt }) => ({
    id: toShortCode(id),
    uuid: deletedUuid,
    'project-id': toShortCode(projectId),
    'deleted-at': deletedAt,
  }));
  const meta = { ...nextSync(found), ...(deleted && { deleted }) };
  return pageOf(found.items.map(ticketResource.of), { count: found.count, page }, { meta });
}
