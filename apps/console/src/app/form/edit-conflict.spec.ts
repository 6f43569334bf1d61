import { changedFields, conflictsBetween, pick } from './edit-conflict';

const before = { subject: 'Crack', status: 'open', members: ['a'], place: null as string | null };

it('finds the fields that differ, also in lists and from null', () => {
  expect(changedFields(before, { ...before, members: ['a', 'b'], place: '' })).toEqual(['members', 'place']);
  expect(changedFields(before, { ...before, members: ['a'] })).toEqual([]);
});

it('leaves out of a change what nobody has touched', () => {
  const mine = { ...before, subject: 'Wide crack' };
  expect(pick(mine, changedFields(before, mine))).toEqual({ subject: 'Wide crack' });
});

it('reports a field that both have changed, and only if they disagree', () => {
  const theirs = { ...before, subject: 'Long crack', status: 'closed', members: ['b'] };
  const mine = { ...before, subject: 'Wide crack', members: ['b'], place: 'Stairwell' };
  expect(conflictsBetween(before, { theirs, mine })).toEqual([
    { field: 'subject', theirs: 'Long crack', mine: 'Wide crack' },
  ]);
});

it('reports every change of a secret, because whether others have changed it cannot be read', () => {
  const read = { description: 'Diary', basicAuth: { username: 'plumbline', password: '' } };
  const mine = { ...read, basicAuth: { username: 'plumbline', password: 'new' } };
  expect(conflictsBetween(read, { theirs: read, mine }, ['basicAuth'])).toEqual([
    { field: 'basicAuth', theirs: read.basicAuth, mine: mine.basicAuth },
  ]);
  expect(conflictsBetween(read, { theirs: read, mine: { ...read, description: 'Site' } }, ['basicAuth'])).toEqual([]);
});
