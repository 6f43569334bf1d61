import { ticketCreated } from '@plumbline/contracts';
import type { Message } from 'amqplib';
import { describe as describeLetter } from './dead-letter-message';

const { id, accountId, occurredAt } = ticketCreated.example;
const letter = (content: object | string) =>
  ({
    content: Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)),
    fields: { routingKey: 'webhooks.events.dead' },
    properties: { messageId: 'made up by a client', type: 'ticket.created', headers: {} },
  }) as Message;

describe('a dead letter', () => {
  it.each([
    ['a whole event', {}, { id, accountId, occurredAt }],
    ['an event with other wrong fields', { type: 7, data: null }, { id, accountId, occurredAt }],
    ['an event with a wrong time', { occurredAt: 'yesterday' }, { id, accountId, occurredAt: undefined }],
    ['an event with a wrong account', { accountId: '17' }, { id, accountId: undefined, occurredAt }],
  ])('of %s is described by what its body says', (_what, changes, described) => {
    expect(describeLetter(letter({ ...ticketCreated.example, ...changes }), 'refused')).toEqual({
      type: 'ticket.created',
      reason: 'refused',
      ...described,
    });
  });

  it.each(['not JSON', '[]', '{"id":"17"}'])('with the body %s is described by its message', (body) => {
    expect(describeLetter(letter(body), 'refused')).toMatchObject({
      id: 'made up by a client',
      type: 'ticket.created',
    });
  });
});
