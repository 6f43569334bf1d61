import { webhookEventsByName } from '@plumbline/contracts';
import { checkEvents, choicesFor } from './event-choice.policy';

describe('choicesFor', () => {
  it('returns *, each family and the name', () =>
    expect(choicesFor('ticket_status_changed')).toEqual(['*', 'ticket_*', 'ticket_status_*', 'ticket_status_changed']));
});

describe('checkEvents', () => {
  it('accepts events of the catalogue, families, or all', () => {
    expect(checkEvents(['ticket_created', 'comment_added'])).toEqual([]);
    expect(checkEvents(['ticket_*', 'project_created'])).toEqual([]);
    expect(checkEvents(['*'])).toEqual([]);
  });

  it('accepts every choice that includes an event', () => {
    for (const name of webhookEventsByName.keys())
      for (const choice of choicesFor(name)) expect(checkEvents([choice])).toEqual([]);
  });

  it.each([
    'ticket_exploded',
    'account.created',
    'user_created_',
    'tick_*',
    'ticket*',
    '*_created',
    'ticket_*_*',
    '%',
    '',
  ])('reports %j, which includes no event', (choice) =>
    expect(checkEvents(['ticket_created', choice])).toEqual([
      expect.objectContaining({ code: 'webhooks.unknown-event', source: { pointer: '/data/attributes/events/1' } }),
    ]),
  );

  it('rejects * together with other choices', () => expect(checkEvents(['*', 'ticket_created'])).toHaveLength(1));
});
