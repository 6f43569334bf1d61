import { shardCount } from '../cluster/shard/shard-share.policy';
import { InFlightDeliveries } from './in-flight-deliveries';

describe('InFlightDeliveries', () => {
  it('returns the deliveries of the given endpoints', () => {
    const inFlight = new InFlightDeliveries();
    inFlight.add(1, 10);
    inFlight.add(1, 11);
    inFlight.add(2, 20);
    inFlight.add(3, 30);
    inFlight.delete(1, 10);
    expect(inFlight.of([1, 2, 4])).toEqual([11, 20]);
  });

  it('resolves when a shard has no deliveries left', async () => {
    const inFlight = new InFlightDeliveries();
    inFlight.add(1, 10);
    inFlight.add(1 + shardCount, 20);
    inFlight.add(2, 30);
    let drained = false;
    const waiting = inFlight.drained(1).then(() => (drained = true));
    inFlight.delete(1, 10);
    await Promise.resolve();
    expect([drained, inFlight.ofShard(1)]).toEqual([false, 1]);
    inFlight.delete(1 + shardCount, 20);
    await waiting;
    expect([drained, inFlight.ofShard(1), inFlight.ofShard(2)]).toEqual([true, 0, 1]);
  });

  it('resolves immediately for a shard without deliveries', () =>
    expect(new InFlightDeliveries().drained(5)).resolves.toBeUndefined());
});
