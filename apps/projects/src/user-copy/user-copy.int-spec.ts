import { userUpdated } from '@plumbline/contracts';
import { v7 as uuidv7 } from 'uuid';
import { eventually } from '@plumbline/testing';
import { runningProjects } from '../testing/suite';

const running = runningProjects();

const earlier = '2026-11-24T08:00:00.000Z';
const later = '2026-11-24T09:00:00.000Z';

describe('the copy of users', () => {
  it('copies created users and follows changes', async () => {
    const account = running.account();
    await account.user({ id: 7, kind: 'subcontractor' });
    await running.service.publish(account.userEvent({ id: 7, active: false }, { type: userUpdated.type }));
    await eventually(async () => expect(await account.userCopy(7)).toEqual({ kind: 'in-house', active: false }));
  });

  it('keeps the newest event in any order of arrival, also when events repeat', async () => {
    const account = running.account();
    const newer = account.userEvent({ id: 7, active: false }, { type: userUpdated.type, occurredAt: later });
    const older = account.userEvent({ id: 7, active: true }, { occurredAt: earlier });
    for (const event of [newer, older, newer, older]) await running.service.publish(event);
    // Events are handled concurrently: earlier ones are almost complete when this one is.
    await account.user({ id: 8 });
    await eventually(async () => expect(await account.userCopy(7)).toMatchObject({ active: false }));
  });

  it('orders two events of the same instant by their ids', async () => {
    const account = running.account();
    const first = account.userEvent({ id: 7, active: true }, { id: uuidv7(), occurredAt: later });
    const second = account.userEvent({ id: 7, active: false }, { id: uuidv7(), occurredAt: later });
    for (const event of [second, first]) await running.service.publish(event);
    await account.user({ id: 8 });
    await eventually(async () => expect(await account.userCopy(7)).toMatchObject({ active: false }));
  });

  it('keeps users of different accounts apart', async () => {
    const [account, other] = [running.account(), running.account()];
    await account.user({ id: 7 });
    expect(await other.userCopy(7)).toBeUndefined();
  });
});
