import { textIn, type DomainError } from '@plumbline/errors';
import { z } from 'zod';
import { attributes } from './attributes';
import { refusing } from './refused-attributes';

const reader = refusing(attributes({ name: z.string() }), {
  active: { accepted: [true, 1], instead: 'Create the user, then update it with active false.' },
  'project-ids': {},
  permissions: { flags: ['users'] },
});
const read = (given: object) => reader.read({ data: { attributes: { name: 'a', ...given } } }, () => undefined);

function problems(given: object): unknown[] {
  try {
    return [read(given)];
  } catch (error) {
    return (error as DomainError).problems.map(({ source, detail }) => [source?.pointer, textIn(detail!, 'en')]);
  }
}

it.each([
  {},
  { active: true },
  { active: 1 },
  { active: null, 'project-ids': [], permissions: [] },
  { project_ids: '', permissions: { users: true, statistics: false, roles: null } },
])('accepts %j, which asks for what happens anyway', (given) => {
  expect(problems(given)).toEqual([{ name: 'a' }]);
});

it('refuses other values, by either name', () => {
  expect(problems({ active: false, project_ids: ['x'] })).toEqual([
    ['/data/attributes/active', 'active must be true. Create the user, then update it with active false.'],
    ['/data/attributes/project_ids', 'project_ids cannot be set. Leave it out.'],
  ]);
  expect(problems({ 'project-ids': [1] })).toEqual([
    ['/data/attributes/project-ids', 'project-ids cannot be set. Leave it out.'],
  ]);
});

it('refuses flags that are not served', () => {
  expect(problems({ permissions: { users: false, statistics: true } })).toEqual([
    ['/data/attributes/permissions/statistics', 'permissions/statistics cannot be set. Leave it out.'],
  ]);
  const many = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`flag${index}`, true]));
  expect(problems({ permissions: many })).toHaveLength(20);
});

it('leaves a body of another shape to the reader', () => {
  expect(() => reader.read({ active: false }, () => undefined)).toThrow('The body must be');
});
