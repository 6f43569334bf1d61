import { webhookEventsByName } from '@plumbline/contracts';
import { checkEvents, choicesFor } from './event-choice.policy';

describe('choicesFor', () => {
  it('is all, each family and the name', () =>
    expect(choicesFor('ticket_status_changed')).toEqual(['*', 'ticket_*', 'ticket_status_*', 'ticket_status_changed']));
});

describe('checkEvents', () => {
  it('takes events of the catalogue, families of them, or all', () => {
    expect(checkEvents(['ticket_created', 'comment_added'])).toEqual([]);
    expect(checkEvents(['ticket_*', 'project_created'])).toEqual([]);
    expect(checkEvents(['*'])).toEqual([]);
  });

  it('takes every choice that any event answers to', () => {
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
  ])('points at %j, which no event answers to', (choice) =>
    expect(checkEvents(['ticket_created', choice])).toEqual([
      expect.objectContaining({ code: 'webhooks.unknown-event', source: { pointer: '/data/attributes/events/1' } }),
    ]),
  );

  it('refuses all beside one', () => expect(checkEvents(['*', 'ticket_created'])).toHaveLength(1));
});
