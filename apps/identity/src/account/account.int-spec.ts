import { randomUUID } from 'node:crypto';
import { getAccount, listAuditEntries, updateAccount } from '@plumbline/contracts';
import { refusalOf } from '@plumbline/service-testing';
import { eventually } from '@plumbline/testing';
import { runningIdentity } from '../testing/suite';

describe('account settings', () => {
  const identity = runningIdentity();
  const changesInTrail = async (owner: Parameters<typeof identity.as>[0]) => {
    const entries = await identity.call(listAuditEntries, { actor: owner, page: {}, actions: ['account.updated'] });
    return entries.items.map(({ details }) => details['changes']);
  };

  it('are changed with the permission, appear in the audit trail, and keep their value when not given', async () => {
    const { account: accountId, owner } = await identity.account();
    expect(await identity.call(getAccount, { accountId })).toMatchObject({ name: 'Test', tokensMayNeverExpire: false });
    const actor = identity.as(owner, { permissions: ['accounts'] });
    const changed = await identity.call(updateAccount, { actor, tokensMayNeverExpire: true });
    expect(changed).toMatchObject({ id: accountId, name: 'Test', tokensMayNeverExpire: true });
    await identity.call(updateAccount, { actor, name: 'Moser Construction' });
    expect(await identity.call(getAccount, { accountId })).toMatchObject({
      name: 'Moser Construction',
      tokensMayNeverExpire: true,
    });
    await eventually(async () =>
      expect(await changesInTrail(owner)).toEqual([
        { name: { from: 'Test', to: 'Moser Construction' } },
        { tokensMayNeverExpire: { from: false, to: true } },
      ]),
    );
  });

  it('are recorded once for a repeated call, and not at all when no value differs', async () => {
    const { account: accountId, owner } = await identity.account();
    const key = randomUUID();
    const first = await identity.call(updateAccount, { actor: owner, name: 'Once' }, key);
    expect(await identity.call(updateAccount, { actor: owner, name: 'Once' }, key)).toEqual(first);
    await identity.call(updateAccount, { actor: owner, name: 'Once' });
    await identity.call(updateAccount, { actor: owner, name: 'Last' });
    await eventually(async () =>
      expect(await changesInTrail(owner)).toEqual([
        { name: { from: 'Once', to: 'Last' } },
        { name: { from: 'Test', to: 'Once' } },
      ]),
    );
    expect((await identity.call(getAccount, { accountId })).name).toBe('Last');
  });

  it('are refused without the permission, and those of other accounts do not change', async () => {
    const [one, other] = [await identity.account(), await identity.account()];
    const actor = identity.as(one.owner, { permissions: ['users', 'projects', 'roles'] });
    expect(await refusalOf(identity.call(updateAccount, { actor, tokensMayNeverExpire: true }))).toBe('access.denied');
    await identity.call(updateAccount, { actor: one.owner, tokensMayNeverExpire: true });
    expect((await identity.call(getAccount, { accountId: other.account })).tokensMayNeverExpire).toBe(false);
  });
});
