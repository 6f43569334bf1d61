import { choiceCode, choiceId, ticketPriorities, ticketStatuses } from './choices';

describe('choices', () => {
  it.each(ticketStatuses)('knows the status $name by its code, its number and the number as text', ({ id, code }) => {
    expect([
      choiceId(ticketStatuses, code),
      choiceId(ticketStatuses, id),
      choiceId(ticketStatuses, String(id)),
    ]).toEqual([id, id, id]);
    expect(choiceCode(ticketStatuses, id)).toBe(code);
  });

  it.each(ticketPriorities)('knows the priority $name by its code and its number', ({ id, code }) => {
    expect([choiceId(ticketPriorities, code), choiceId(ticketPriorities, id)]).toEqual([id, id]);
    expect(choiceCode(ticketPriorities, id)).toBe(code);
  });

  it.each(['', '0', '7', 0, 7, 1.5, 'LM', 'Open', '01'])('knows no status %j', (value) => {
    expect(choiceId(ticketStatuses, value)).toBeUndefined();
  });

  it('has no code for a number that is no choice', () => {
    const stray = 9 as (typeof ticketStatuses)[number]['id'];
    expect(() => choiceCode(ticketStatuses, stray)).toThrow(RangeError);
  });
});
