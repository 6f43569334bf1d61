import { text } from '@plumbline/errors';
import { Warnings } from './warnings';

const ignored = (name: string) => ({ detail: text('The attribute {{name}} is unknown and was ignored.', { name }) });

it('are listed in a language', () => {
  const warnings = new Warnings();
  for (let index = 0; index < 10; index++) warnings.add(ignored(`n${index}`));
  expect(warnings.list('en')).toHaveLength(10);
  expect(warnings.list('en').at(-1)).toEqual({ detail: 'The attribute n9 is unknown and was ignored.' });
  expect(warnings.list('fr').at(-1)).toEqual({ detail: 'L’attribut n9 est inconnu et a été ignoré.' });
});

it('are counted where there are many', () => {
  const warnings = new Warnings();
  for (let index = 0; index < 90_000; index++) warnings.add(ignored('colour'));
  expect(warnings.list('en')).toHaveLength(11);
  const last = (['en', 'de', 'fr'] as const).map((language) => warnings.list(language).at(-1));
  expect(last).toEqual([
    { detail: 'and 89,990 more' },
    { detail: 'und 89.990 weitere' },
    { detail: 'et 89\u202F990 de plus' },
  ]);
});
