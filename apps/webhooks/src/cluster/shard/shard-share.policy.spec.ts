import * as fc from 'fast-check';
import { planShare, shardCount, shardOf, type ServedShard } from './shard-share.policy';

const shards = (count: number): ServedShard[] => Array.from({ length: count }, (_, id) => ({ id, inFlight: 0 }));

describe('planShare', () => {
  it('lets a single process take every shard', () =>
    expect(planShare({ serving: [], processes: 1 })).toEqual({ give: [], take: shardCount }));

  it('hands half of the shards over to a second process', () => {
    const { give, take } = planShare({ serving: shards(shardCount), processes: 2 });
    expect(give).toHaveLength(shardCount / 2);
    expect(take).toBe(0);
  });

  it('hands over idle shards first', () => {
    const serving = shards(shardCount).map(({ id }) => ({ id, inFlight: id < 40 ? 3 : 0 }));
    const { give } = planShare({ serving, processes: 2 });
    expect(give.slice(0, 24).every((id) => id >= 40)).toBe(true);
  });

  it('leaves no shard unserved and no process above its share, however processes start and stop', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 80 }), { minLength: 1, maxLength: 8 }), (populations) => {
        let processes: Set<number>[] = [];
        let free = new Set(shards(shardCount).map(({ id }) => id));
        for (const count of populations) {
          for (const { length } of [processes])
            if (length > count) processes.slice(count).forEach((stopped) => stopped.forEach((id) => free.add(id)));
          processes = Array.from({ length: count }, (_, index) => processes[index] ?? new Set<number>());
          // Two rounds: the first process may take what the last one hands over.
          for (const held of [...processes, ...processes]) {
            const serving = [...held].map((id) => ({ id, inFlight: 0 }));
            const { give, take } = planShare({ serving, processes: count });
            for (const id of give) held.delete(id);
            for (const id of give) free.add(id);
            const taken = [...free].slice(0, take);
            for (const id of taken) held.add(id);
            free = new Set([...free].filter((id) => !held.has(id)));
          }
          expect(free.size).toBe(0);
          const sizes = processes.map(({ size }) => size);
          expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(shardCount);
          expect(Math.max(...sizes)).toBeLessThanOrEqual(Math.ceil(shardCount / count));
        }
      }),
    );
  });
});

describe('shardOf', () => {
  it('returns a shard for every endpoint', () =>
    fc.assert(
      fc.property(fc.nat(Number.MAX_SAFE_INTEGER), (id) => {
        expect(shardOf(id)).toBeGreaterThanOrEqual(0);
        expect(shardOf(id)).toBeLessThan(shardCount);
      }),
    ));
});
