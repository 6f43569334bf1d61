import { attemptError } from '@plumbline/contracts';
import { texts as de } from './de';
import { texts as en } from './en';
import { texts as fr } from './fr';

it.each(Object.entries({ de, en, fr }))('%s has a text for each error of an attempt', (_, { exchange }) =>
  expect(Object.keys(exchange.errors)).toEqual(expect.arrayContaining(attemptError.options)),
);
