import { z } from 'zod';
import { principal } from '../../core/principal';
import { rpc } from '../../core/rpc';
import { instant, uuid } from '../../core/values';
import { webhookStatistics } from './model';

/** Covers every hour that the period touches. Defaults to the last 24 hours; at most 31 days. */
export const getStatistics = rpc('webhooks.get-statistics', {
  request: z.object({ actor: principal, endpointId: uuid, from: instant.optional(), to: instant.optional() }),
  reply: webhookStatistics,
});
