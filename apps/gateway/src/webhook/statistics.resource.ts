import { instant, resourceType, type AttemptCounts, type Resource, type WebhookStatistics } from '@plumbline/contracts';
import { z } from 'zod';

/** What a webhook saw; it has the id of the webhook. */
export function statisticsResource({ endpointId, from, to, total, hours }: WebhookStatistics): Resource {
  return {
    id: endpointId,
    type: 'webhook-statistics',
    attributes: {
      from,
      to,
      ...counts(total),
      hours: hours.map(({ hour, ...each }) => ({ hour, ...counts(each) })),
    },
  };
}

function counts({ delivered, retried, failed, p50Ms, p95Ms }: AttemptCounts) {
  return { delivered, retried, failed, ...(p50Ms === null ? {} : { 'p50-ms': p50Ms, 'p95-ms': p95Ms }) };
}

const count = z.int().nonnegative();
const countsShape = {
  delivered: count.describe('Deliveries that arrived.'),
  retried: count.describe('Attempts that failed and were followed by another.'),
  failed: count.describe('Deliveries that were given up.'),
  'p50-ms': count.optional().describe('Half of the attempts took at most so many milliseconds, within 5 %.'),
  'p95-ms': count.optional().describe('95 % of the attempts took at most so many milliseconds, within 5 %.'),
};

export const statisticsResourceType = resourceType('webhook-statistics', {
  description: 'What a webhook saw in a time. It has the id of the webhook.',
  attributes: {
    from: instant,
    to: instant,
    ...countsShape,
    hours: z.array(z.object({ hour: instant, ...countsShape })).describe('Every hour of the time, in order.'),
  },
  example: statisticsResource({
    endpointId: '01a1c0de-4b5a-7f60-9182-a3b4c5d6e7f8',
    from: '2026-11-24T07:00:00.000Z',
    to: '2026-11-24T08:00:00.000Z',
    total: { delivered: 1204, retried: 3, failed: 0, p50Ms: 41, p95Ms: 233 },
    hours: [{ hour: '2026-11-24T07:00:00.000Z', delivered: 1204, retried: 3, failed: 0, p50Ms: 41, p95Ms: 233 }],
  }),
});
