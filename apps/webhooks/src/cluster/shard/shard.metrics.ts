import { counter, gauge } from '@plumbline/runtime';

export const shardsServed = gauge('webhook_shards_served', 'Shards of endpoints that this process serves');

export const shardChangesTotal = counter(
  'webhook_shard_changes_total',
  'Shards that this process took, handed over, or lost because it did not renew them in time',
  ['change'],
);
