import { ticketCreated } from '../projects';
import { toShortCode } from './short-code';
import { webhookBody } from './webhook-body';
import type { EventEnvelope } from '.';

const body = (envelope: EventEnvelope) => JSON.stringify(webhookBody(ticketCreated.webhook!, envelope));
const event: EventEnvelope = {
  id: '01931e5e-7a00-7000-8000-000000000001',
  type: 'ticket.created',
  occurredAt: '2026-11-24T08:00:00.000Z',
  accountId: 7,
  data: { id: 'ab', type: 'tickets', attributes: { subject: 'Crack' } },
};

describe('webhookBody', () => {
  it('starts with the resource and the event name, as receivers of the wire format expect', () => {
    const text = body({
      ...event,
      projectId: 3,
      actor: { userId: 5, tokenId: 'abcdefghijklmnop', userAgent: 'sync/1.0' },
    });
    expect(text).toMatch(/^\{"data":\{"id":"ab".*"event_name":"ticket_created"/);
    expect(JSON.parse(text)).toEqual({
      data: event.data,
      event_name: 'ticket_created',
      event_id: event.id,
      occurred_at: event.occurredAt,
      account_id: toShortCode(7),
      project_id: toShortCode(3),
      actor: { user_id: toShortCode(5), token_id: 'abcdefghijklmnop', origin_user_agent: 'sync/1.0' },
    });
  });

  it('leaves out properties without a value', () => {
    expect(Object.keys(JSON.parse(body(event)) as object)).toEqual([
      'data',
      'event_name',
      'event_id',
      'occurred_at',
      'account_id',
    ]);
  });
});
