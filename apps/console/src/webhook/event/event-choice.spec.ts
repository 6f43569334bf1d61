import { choose, familiesOf, isChosen, isIncluded } from './event-choice';

it('families are those that several events belong to', () => {
  expect(familiesOf(['comment_added', 'ticket_created', 'ticket_deleted', 'ticket_updated'])).toEqual(['ticket_*']);
});

it.each([
  [['ticket_created'], true, false],
  [['ticket_*'], true, true],
  [['*'], true, true],
  [['comment_added', 'tick_*'], false, false],
])('by %j, ticket_created is chosen: %p, as one of several: %p', (choice, chosen, included) => {
  expect([isChosen(choice, 'ticket_created'), isIncluded(choice, 'ticket_created')]).toEqual([chosen, included]);
});

it('a family stands for its events, and everything for all', () => {
  expect(choose(['ticket_created', 'comment_added'], ['ticket_*'], true)).toEqual(['comment_added', 'ticket_*']);
  expect(choose(['ticket_*', 'comment_added'], ['*'], true)).toEqual(['*']);
});

it('what is taken away leaves the others', () => {
  expect(choose(['ticket_created', 'comment_added'], ['ticket_created'], false)).toEqual(['comment_added']);
  expect(choose(['*'], ['*'], false)).toEqual([]);
});
