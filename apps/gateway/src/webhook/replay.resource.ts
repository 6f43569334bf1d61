import {
  instant,
  replayKind,
  replayState,
  present,
  resourceType,
  toOne,
  type Replay,
  type Resource,
} from '@plumbline/contracts';
import { z } from 'zod';

export function replayResource(replay: Replay): Resource {
  return {
    id: replay.id,
    type: 'webhook-replays',
    attributes: present({
      kind: replay.kind,
      from: replay.from,
      to: replay.to,
      state: replay.state,
      total: replay.total,
      done: replay.done,
      'created-at': replay.createdAt,
      'finished-at': replay.finishedAt,
    }),
    relationships: { webhook: toOne('webhooks', replay.endpointId) },
  };
}

export const replayResourceType = resourceType('webhook-replays', {
  description: 'Deliveries that are sent again, in the background and behind what is new.',
  attributes: {
    kind: replayKind.describe('`everything` that the webhook chooses, or what has `failed`.'),
    from: instant,
    to: instant,
    state: replayState,
    total: z.int().nonnegative().optional().describe('Deliveries that it comes to; absent until they are counted.'),
    done: z.int().nonnegative().describe('Of them, how many have been made due.'),
    'created-at': instant,
    'finished-at': instant.optional(),
  },
  relationships: { webhook: 'webhooks' },
  example: replayResource({
    id: '01a20c90-5a6b-7c7d-8e8f-90a1b2c3d4e5',
    endpointId: '01a1c0de-4b5a-7f60-9182-a3b4c5d6e7f8',
    kind: 'failed',
    from: '2026-11-23T00:00:00.000Z',
    to: '2026-11-24T06:00:00.000Z',
    state: 'running',
    total: 2_841,
    done: 120,
    createdAt: '2026-11-24T08:33:55.691Z',
    finishedAt: null,
  }),
});
