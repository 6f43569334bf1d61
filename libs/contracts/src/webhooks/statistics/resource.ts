import { z } from 'zod';
import { present } from '../../core/json-api';
import { attribute, resource } from '../../core/resource';
import { instant } from '../../core/values';
import { webhookStatistics, type AttemptCounts } from './model';

const count = z.int().nonnegative();
const counts = {
  delivered: count.describe('Deliveries that arrived.'),
  retried: count.describe('Attempts that failed and are retried.'),
  failed: count.describe('Deliveries that were given up.'),
  'p50-ms': count.optional().describe('The median duration of the attempts in milliseconds, within 5 %.'),
  'p95-ms': count.optional().describe('The 95th percentile of the duration in milliseconds, within 5 %.'),
};

const countsOf = ({ delivered, retried, failed, p50Ms, p95Ms }: AttemptCounts) =>
  present({ delivered, retried, failed, 'p50-ms': p50Ms, 'p95-ms': p95Ms });

/** Its id is that of the webhook. */
export const statisticsResource = resource('webhook-statistics', webhookStatistics, {
  description: 'The attempts of a webhook in a period. Its id is that of the webhook.',
  id: ({ endpointId }) => endpointId,
  attributes: {
    from: attribute(instant, ({ from }) => from),
    to: attribute(instant, ({ to }) => to),
    delivered: attribute(counts.delivered, ({ total }) => total.delivered),
    retried: attribute(counts.retried, ({ total }) => total.retried),
    failed: attribute(counts.failed, ({ total }) => total.failed),
    'p50-ms': attribute(counts['p50-ms'], ({ total }) => total.p50Ms),
    'p95-ms': attribute(counts['p95-ms'], ({ total }) => total.p95Ms),
    hours: attribute(
      z.array(z.object({ hour: instant, ...counts })).describe('Every hour of the period, in order.'),
      ({ hours }) => hours.map((each) => ({ hour: each.hour, ...countsOf(each) })),
    ),
  },
  example: {
    endpointId: '01a1c0de-4b5a-7f60-9182-a3b4c5d6e7f8',
    from: '2026-11-24T07:00:00.000Z',
    to: '2026-11-24T08:00:00.000Z',
    total: { delivered: 1204, retried: 3, failed: 0, p50Ms: 41, p95Ms: 233 },
    hours: [{ hour: '2026-11-24T07:00:00.000Z', delivered: 1204, retried: 3, failed: 0, p50Ms: 41, p95Ms: 233 }],
  },
});
