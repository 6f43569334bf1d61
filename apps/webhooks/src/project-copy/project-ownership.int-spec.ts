import { projectCreated, projectUpdated, type EventEnvelope } from '@plumbline/contracts';
import { deadLettersOf, HeldEvents, type HeldEvent } from '@plumbline/messaging';
import { Database } from '@plumbline/persistence';
import { type RunningService } from '@plumbline/service-testing';
import { eventually } from '@plumbline/testing';
import { anEvent } from '../testing/samples';
import { startWebhooks } from '../testing/start-webhooks';
import { ProjectCopyRepository } from './project-copy.repository';

describe('the copy of projects', () => {
  let webhooks: RunningService;

  beforeAll(async () => {
    webhooks = await startWebhooks();
  });

  afterAll(() => webhooks.stop());

  const [account, other] = [1, 2];

  const aProjectEvent = (projectId: number, given: Partial<EventEnvelope> = {}) =>
    anEvent({ accountId: account, projectId, type: projectCreated.type, ...given });

  const deadLetter = async (id: string): Promise<HeldEvent> => {
    const operator = await HeldEvents.open(webhooks.brokerUrl);
    try {
      return await eventually(async () => {
        const found = (await operator.list(deadLettersOf('webhooks'), 100)).events.find((letter) => letter.id === id);
        if (!found) throw new Error(`${id} is not among the dead letters`);
        return found;
      });
    } finally {
      await operator.close();
    }
  };

  const stored = (id: string) =>
    eventually(async () => {
      const rows = await webhooks.database.query<unknown[]>('select 1 from event where public_id = $1', [id]);
      if (rows.length === 0) throw new Error(`the event ${id} is not stored`);
    });

  const owned = (accountId: number, ids: number[]) =>
    webhooks.get(ProjectCopyRepository).findOwned(webhooks.get(Database).reader, accountId, ids);

  it('stores the account of a created or updated project, however often the event arrives', async () => {
    const events = [
      aProjectEvent(11),
      aProjectEvent(12, { type: projectUpdated.type }),
      aProjectEvent(13, { accountId: other }),
    ];
    for (const event of [...events, ...events]) await webhooks.publish(event);
    for (const { id } of events) await stored(id);

    expect(await owned(account, [11, 12, 13, 14])).toEqual(new Set([11, 12]));
    expect(await owned(other, [11, 12, 13, 14])).toEqual(new Set([13]));
  });

  it('rejects an event with the project of another account as a dead letter with a reason', async () => {
    await webhooks.publish(aProjectEvent(21));
    await eventually(async () => expect(await owned(account, [21])).toEqual(new Set([21])));

    for (const foreign of [anEvent({ accountId: other, projectId: 21 }), aProjectEvent(21, { accountId: other })]) {
      await webhooks.publish(foreign);
      expect(await deadLetter(foreign.id)).toMatchObject({
        reason: 'refused: events.foreign-project (project 21 does not belong to account 2)',
      });
    }
    expect(await owned(account, [21])).toEqual(new Set([21]));
  });

  it('accepts an event of a project that is not known yet', async () => {
    const event = anEvent({ accountId: account, projectId: 31 });
    await webhooks.publish(event);
    await stored(event.id);
    expect(await owned(account, [31])).toEqual(new Set());
  });
});
