import { DomainError } from '@plumbline/errors';
import { z } from 'zod';
import { attributes } from './attributes';
import { readEach } from './read-each';

const reader = attributes({ name: z.string() });
const places = (...values: unknown[]) => values.map((value, at) => ({ pointer: `/data/${at}`, value }));

it('reads the attributes of each place, and warns at its place', () => {
  const warn = jest.fn();
  expect(readEach(reader, places({ name: 'a' }, { name: 'b', colour: 1 }), warn)).toEqual([
    { name: 'a' },
    { name: 'b' },
  ]);
  expect(warn.mock.calls).toMatchObject([[{ source: { pointer: '/data/1/colour' } }]]);
});

it('reports the problems of all places', () => {
  const problems = () => {
    try {
      return readEach(reader, places({}, { name: 'a' }, 7, { name: 8 }), jest.fn());
    } catch (error) {
      return (error as DomainError).problems.map(({ source }) => source?.pointer);
    }
  };
  expect(problems()).toEqual(['/data/0/name', '/data/2', '/data/3/name']);
});
