import { attachmentKind, attachmentSorts, type AttachmentKind } from '@plumbline/contracts';
import { notOneOf, type ListQuery } from '@plumbline/http';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { input } from '../routing/input';

const parameters = ['types[]', 'types'];

type AttachmentSort = (typeof attachmentSorts)[number];
export type AttachmentListQuery = ListQuery<AttachmentSort | 'created-by'>;
/** PlanRadar's documents sort by `created-by`. */
export const attachmentList = { sorts: [...attachmentSorts, 'created-by'], sync: true, others: parameters };

/** The order of a list of attachments. */
export function attachmentOrder({
  sort,
}: AttachmentListQuery): { field: AttachmentSort; descending: boolean } | undefined {
  return sort && { ...sort, field: sort.field === 'created-by' ? 'author-id' : sort.field };
}

/** The kinds that `types[]` selects; undefined for all. */
export const Kinds = input(
  (_: unknown, context) => kindsOf(context.switchToHttp().getRequest<FastifyRequest>()),
  () => ({
    query: {
      'types[]': z
        .enum(attachmentKind.options)
        .describe('Returns only files of this kind, or of several kinds separated by commas.'),
    },
  }),
);

function kindsOf({ query }: FastifyRequest): AttachmentKind[] | undefined {
  const given = parameters.flatMap((name) => (query as Record<string, string | string[]>)[name] ?? []);
  const names = given.flatMap((value) => value.split(',')).filter((value) => value !== '');
  if (names.length === 0) return undefined;
  return names.map((name) => {
    const kind = attachmentKind.safeParse(name);
    if (kind.success) return kind.data;
    throw notOneOf('types[]', attachmentKind.options);
  });
}
