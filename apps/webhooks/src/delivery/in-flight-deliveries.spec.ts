import { shardCount } from '../cluster/shard/shard-share.policy';
import { UnderWay } from './in-flight-deliveries';

describe('UnderWay', () => {
  it('knows the deliveries of the endpoints that it is asked for', () => {
    const underWay = new UnderWay();
    underWay.add(1, 10);
    underWay.add(1, 11);
    underWay.add(2, 20);
    underWay.add(3, 30);
    underWay.delete(1, 10);
    expect(underWay.of([1, 2, 4])).toEqual([11, 20]);
  });

  it('says when a shard has nothing left', async () => {
    const underWay = new UnderWay();
    underWay.add(1, 10);
    underWay.add(1 + shardCount, 20);
    underWay.add(2, 30);
    let drained = false;
    const waiting = underWay.drained(1).then(() => (drained = true));
    underWay.delete(1, 10);
    await Promise.resolve();
    expect([drained, underWay.ofShard(1)]).toEqual([false, 1]);
    underWay.delete(1 + shardCount, 20);
    await waiting;
    expect([drained, underWay.ofShard(1), underWay.ofShard(2)]).toEqual([true, 0, 1]);
  });

  it('has nothing to wait for in a shard without work', () =>
    expect(new UnderWay().drained(5)).resolves.toBeUndefined());
});
