import { z } from 'zod';
import { problemsIn } from './valid-data';

const data = z.object({ values: z.record(z.string().regex(/^tf$/), z.int()) });
const problemsOf = (values: object) => problemsIn(data.safeParse({ values }).error!);

describe('problemsIn', () => {
  it('says on one line what is wrong, and where', () => {
    expect(problemsOf({ tf: 'x' })).toBe('✖ Invalid input: expected number, received string → at values.tf');
  });

  it('takes little time and space, whatever the names of properties are', () => {
    const start = performance.now();
    expect(problemsOf({ [' '.repeat(1_000_000)]: 1 }).length).toBeLessThanOrEqual(1_000);
    const many = Object.fromEntries(Array.from({ length: 50_000 }, (_, index) => [`a${index}`, 1]));
    expect(problemsOf(many).length).toBeLessThanOrEqual(1_000);
    // A pattern that looks for white space before a line break takes an hour.
    expect(performance.now() - start).toBeLessThan(30_000);
  });
});
