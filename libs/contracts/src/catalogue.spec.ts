import { eventsByType, webhookEventsByName } from './catalogue';
import { accountCreated, ticketCreated } from './index';

describe('the catalogue of events', () => {
  it('finds every event by its type', () => {
    expect(eventsByType.get('ticket.created')).toBe(ticketCreated);
    expect(eventsByType.get('account.created')).toBe(accountCreated);
  });

  it('offers subscribers only what has a name for them', () => {
    expect(webhookEventsByName.get('ticket_created')).toBe(ticketCreated);
    expect([...webhookEventsByName.values()]).not.toContain(accountCreated);
  });

  it('gives each event a name of its own', () => {
    const named = [...eventsByType.values()].filter((contract) => contract.webhookName);
    expect(webhookEventsByName.size).toBe(named.length);
  });
});
