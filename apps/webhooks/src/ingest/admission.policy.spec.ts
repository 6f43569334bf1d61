import { accountLimitChanged, ticketCreated, userCreated, type EventEnvelope } from '@plumbline/contracts';
import { forSubscribers } from './admission.policy';

const { example } = ticketCreated;
const codeOf = (envelope: EventEnvelope) => {
  try {
    forSubscribers(envelope);
    return undefined;
  } catch (error) {
    return error;
  }
};

describe('the event for subscribers', () => {
  it('has the body of its deliveries', () => {
    const event = forSubscribers(example);
    expect(event).toMatchObject({
      publicId: example.id,
      accountId: example.accountId,
      projectId: example.projectId,
      name: 'ticket_created',
      occurredAt: example.occurredAt,
    });
    expect(JSON.parse(event!.body)).toMatchObject({ data: example.data, event_name: 'ticket_created' });
  });

  it('includes attributes that this release does not know', () => {
    const data = { ...example.data, attributes: { ...(example.data.attributes as object), 'erp-number': 17 } };
    expect(JSON.parse(forSubscribers({ ...example, data })!.body)).toMatchObject({ data });
  });

  it('has all times in UTC, with milliseconds', () => {
    const attributes = { ...(example.data.attributes as object), 'created-at': '2026-11-27T04:00:57.123456+01:00' };
    const { data } = JSON.parse(forSubscribers({ ...example, data: { ...example.data, attributes } })!.body) as {
      data: { attributes: object };
    };
    expect(data).toEqual({
      ...example.data,
      attributes: { ...attributes, 'created-at': '2026-11-27T03:00:57.123Z' },
    });
  });

  it('contains a resource even if the event contains plain facts', () => {
    const { data } = JSON.parse(forSubscribers(userCreated.example)!.body) as { data: unknown };
    expect(data).toMatchObject({ type: 'users', attributes: { firstname: 'Stefan', lastname: 'Bauer' } });
  });

  it('is undefined for an internal event', () => {
    expect(forSubscribers(accountLimitChanged.example)).toBeUndefined();
  });
});

describe('an event is rejected', () => {
  it('when the catalogue does not contain its type', () => {
    expect(codeOf({ ...example, type: 'ticket.exploded' })).toMatchObject({
      code: 'events.unknown-type',
      message: 'there is no "ticket.exploded" in the catalogue',
    });
  });

  it('when its data does not fit the contract, with the place', () => {
    const data = { ...example.data, attributes: 'none' };
    expect(codeOf({ ...example, data })).toMatchObject({
      code: 'events.invalid',
      message: expect.stringMatching(/^data of "ticket.created": .*attributes/),
    });
  });

  it('for its data even if it is internal', () => {
    expect(codeOf({ ...accountLimitChanged.example, data: { limit: 0 } })).toMatchObject({ code: 'events.invalid' });
  });
});
