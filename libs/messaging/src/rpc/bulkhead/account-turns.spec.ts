import { AccountTurns } from './account-turns';
import { groupLimitsOf, type CallGroup } from './call-group';

describe('the places of a service', () => {
  let turns: AccountTurns;
  let started: string[];
  let left: string[];
  beforeEach(() => {
    turns = new AccountTurns({ total: 4, grouped: 4, perAccount: 2, unauthenticated: 2, heldPerGroup: 5 });
    started = [];
    left = [];
  });
  const take = (group: CallGroup, name: string) =>
    turns.take(group, { start: () => started.push(name), leave: () => left.push(name) });

  it('let an account run its share, and keep the others for other accounts', () => {
    for (const name of ['a1', 'a2', 'a3']) expect(take(1, name)).toBe(true);
    take(2, 'b1');
    expect(started).toEqual(['a1', 'a2', 'b1']);

    turns.end(1);
    expect(started).toEqual(['a1', 'a2', 'b1', 'a3']);
  });

  it('refuse what an account has too much', () => {
    expect(['a1', 'a2', 'a3', 'a4', 'a5', 'a6'].map((name) => take(1, name))).toEqual([
      true,
      true,
      true,
      true,
      true,
      false,
    ]);
    turns.end(1);
    expect(take(1, 'a7')).toBe(true);
  });

  it('are given to the accounts that wait in turn', () => {
    for (const name of ['a1', 'a2', 'a3', 'a4']) take(1, name);
    for (const name of ['b1', 'b2', 'b3']) take(2, name);
    take(3, 'c1');
    take(undefined, 'd1');
    expect(started).toEqual(['a1', 'a2', 'b1', 'b2']);

    for (const accountId of [1, 1, 2, 2]) turns.end(accountId);
    expect(started.slice(4)).toEqual(['c1', 'd1', 'a3', 'b3']);
  });

  it('are half open to callers without credentials', () => {
    for (const name of ['s1', 's2', 's3', 's4', 's5']) expect(take('unauthenticated', name)).toBe(true);
    expect(take('unauthenticated', 's6')).toBe(false);
    take(1, 'a1');
    expect(started).toEqual(['s1', 's2', 'a1']);

    turns.end('unauthenticated');
    expect(started).toEqual(['s1', 's2', 'a1', 's3']);
  });

  it('are free for look-ups of credentials while all others hang', () => {
    turns = new AccountTurns({ ...groupLimitsOf(8), heldPerGroup: 8 });
    for (const group of ['unauthenticated', 1, 2, 3] as const) {
      for (let call = 1; call <= 8; call++) take(group, `hangs ${group}`);
    }
    expect(started).toHaveLength(6);

    for (const name of ['look-up 1', 'look-up 2', 'look-up 3']) take(undefined, name);
    expect(started.slice(6)).toEqual(['look-up 1', 'look-up 2']);
    turns.end(undefined);
    expect(started.slice(8)).toEqual(['look-up 3']);
    // The place of a look-up is left to the next one.
    turns.end(undefined);
    expect(started).toHaveLength(9);
    turns.end(1);
    expect(started.slice(9)).toEqual(['hangs 2']);
  });

  it('limit calls without a group only together', () => {
    for (let call = 1; call <= 10; call++) expect(take(undefined, `d${call}`)).toBe(true);
    expect(started).toHaveLength(4);
  });

  it('keep nothing of an account without calls', () => {
    take(1, 'a1');
    take(undefined, 'd1');
    turns.end(1);
    turns.end(undefined);
    expect(turns.size).toBe(0);
  });

  it('are left by the calls that wait when the process stops', () => {
    for (const name of ['a1', 'a2', 'a3', 'a4']) take(1, name);
    turns.close();
    turns.end(1);
    turns.end(1);

    expect([started, left]).toEqual([
      ['a1', 'a2'],
      ['a3', 'a4'],
    ]);
    expect(turns.size).toBe(0);
  });
});
