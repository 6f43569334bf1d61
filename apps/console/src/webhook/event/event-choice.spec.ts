import { choose, familiesOf, isChosen, isIncluded } from './event-choice';

it('returns the families that contain several events', () => {
  expect(familiesOf(['comment_added', 'ticket_created', 'ticket_deleted', 'ticket_updated'])).toEqual(['ticket_*']);
});

it.each([
  [['ticket_created'], true, false],
  [['ticket_*'], true, true],
  [['*'], true, true],
  [['comment_added', 'tick_*'], false, false],
])('%j selects ticket_created: %p, through a family or *: %p', (choice, chosen, included) => {
  expect([isChosen(choice, 'ticket_created'), isIncluded(choice, 'ticket_created')]).toEqual([chosen, included]);
});

it('a family replaces its events, and * replaces everything', () => {
  expect(choose(['ticket_created', 'comment_added'], ['ticket_*'], true)).toEqual(['comment_added', 'ticket_*']);
  expect(choose(['ticket_*', 'comment_added'], ['*'], true)).toEqual(['*']);
});

it('removes names and keeps the others', () => {
  expect(choose(['ticket_created', 'comment_added'], ['ticket_created'], false)).toEqual(['comment_added']);
  expect(choose(['*'], ['*'], false)).toEqual([]);
});
