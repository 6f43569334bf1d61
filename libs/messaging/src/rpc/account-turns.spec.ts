import { AccountTurns } from './account-turns';

describe('the places of a service', () => {
  let turns: AccountTurns;
  let started: string[];
  let left: string[];
  beforeEach(() => {
    turns = new AccountTurns({ places: 4, perAccount: 2, heldPerAccount: 5 });
    started = [];
    left = [];
  });
  const take = (accountId: number | undefined, name: string) =>
    turns.take(accountId, { start: () => started.push(name), leave: () => left.push(name) });

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

  it('limit calls without an account only together', () => {
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
