import { detailsOf } from './details';

it('tells changes with what was before, and other facts as they are, but no numbers of rows', () => {
  const changes = { active: { from: true, to: false }, permissions: { from: [], to: ['users', 'projects'] } };
  expect(detailsOf({ changes, userId: 2001, reason: 'leaked', expiresAt: null })).toEqual([
    { name: 'active', from: 'true', to: 'false' },
    { name: 'permissions', from: '–', to: 'users, projects' },
    { name: 'reason', to: 'leaked' },
    { name: 'expiresAt', to: '–' },
  ]);
});

it('tells what was changed once, although the state after it is told as well', () => {
  expect(detailsOf({ owner: true, kind: 'in-house', changes: { owner: { from: false, to: true } } })).toEqual([
    { name: 'owner', from: 'false', to: 'true' },
    { name: 'kind', to: 'in-house' },
  ]);
});

it('has nothing to tell of nothing', () => expect(detailsOf({})).toEqual([]));
