import { z } from 'zod';
import { emptyAsNull } from './empty-as-null';

const schema = emptyAsNull(z.object({ name: z.string().trim().min(1), city: z.string().nullable() }));

it('converts empty inputs to null', () => {
  expect(schema.parse({ name: 'Tower', city: '' })).toEqual({ name: 'Tower', city: null });
  expect(schema.parse({ name: 'Tower', city: 'Vienna' })).toEqual({ name: 'Tower', city: 'Vienna' });
});

it('reports a missing required value at its field', () => {
  expect(schema.safeParse({ name: '', city: '' }).error?.issues).toMatchObject([{ path: ['name'] }]);
});
