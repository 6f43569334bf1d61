import { Warnings } from './warnings';

it('are listed', () => {
  const warnings = new Warnings();
  for (let index = 0; index < 10; index++) warnings.add({ detail: `${index}` });
  expect(warnings.list().map(({ detail }) => detail)).toEqual('0123456789'.split(''));
});

it('are counted where there are many', () => {
  const warnings = new Warnings();
  for (let index = 0; index < 90_000; index++) warnings.add({ detail: 'ignored' });
  expect(warnings.list()).toHaveLength(11);
  expect(warnings.list().at(-1)).toEqual({ detail: 'and 89,990 more' });
});
