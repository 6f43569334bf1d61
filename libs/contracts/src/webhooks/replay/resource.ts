import { z } from 'zod';
import { attribute, relatedTo, resource } from '../../core/resource';
import { instant } from '../../core/values';
import { replay, replayKind, replayState } from './model';

export const replayResource = resource('webhook-replays', replay, {
  description: 'A background job that sends deliveries again, after all new ones.',
  id: ({ id }) => id,
  attributes: {
    kind: attribute(
      replayKind.describe('`everything` that the webhook matches, or only deliveries that `failed`.'),
      ({ kind }) => kind,
    ),
    from: attribute(instant, ({ from }) => from),
    to: attribute(instant, ({ to }) => to),
    state: attribute(
      replayState.describe('`finished` when everything has been scheduled; `failed` when that was not possible.'),
      ({ state }) => state,
    ),
    total: attribute(
      z.int().nonnegative().optional().describe('The number of deliveries; absent until they have been counted.'),
      ({ total }) => total,
    ),
    done: attribute(z.int().nonnegative().describe('How many of them have been scheduled.'), ({ done }) => done),
    delivered: attribute(
      z.int().nonnegative().optional().describe('How many of those have arrived.'),
      ({ delivered }) => delivered,
    ),
    undelivered: attribute(
      z.int().nonnegative().optional().describe('How many of those were given up.'),
      ({ undelivered }) => undelivered,
    ),
    pending: attribute(
      z.int().nonnegative().optional().describe('How many of those wait for an attempt or its result.'),
      ({ pending }) => pending,
    ),
    'created-at': attribute(instant, ({ createdAt }) => createdAt),
    'finished-at': attribute(instant.optional(), ({ finishedAt }) => finishedAt),
  },
  relationships: { webhook: relatedTo('webhooks', ({ endpointId }) => endpointId) },
  example: {
    id: '01a20c90-5a6b-7c7d-8e8f-90a1b2c3d4e5',
    endpointId: '01a1c0de-4b5a-7f60-9182-a3b4c5d6e7f8',
    kind: 'failed',
    from: '2026-11-23T00:00:00.000Z',
    to: '2026-11-24T06:00:00.000Z',
    state: 'running',
    total: 2_841,
    done: 120,
    delivered: 96,
    undelivered: 4,
    pending: 20,
    createdAt: '2026-11-24T08:33:55.691Z',
    finishedAt: null,
  },
});
