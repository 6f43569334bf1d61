import { DomainError, fromErrorMessage, text, toErrorMessage, type Problem } from '@plumbline/errors';
import { errorDocument, maxErrors } from './error-document';

const problems = (count: number): Problem[] =>
  Array.from({ length: count }, (_, index) => ({
    code: 'request.invalid',
    detail: text('{{name}} is required.', { name: `value-${index}` }),
  }));

describe('errorDocument', () => {
  it('lists every problem', () => {
    const { errors, meta } = errorDocument({ problems: problems(maxErrors) }, 'r');
    expect(errors.map(({ status, detail }) => [status, detail])).toEqual(
      problems(maxErrors).map((_, index) => ['422', `value-${index} is required.`]),
    );
    expect(meta).toEqual({ 'request-id': 'r' });
  });

  it('lists only the first of many problems, and the number of the others', () => {
    const { errors, meta } = errorDocument({ problems: problems(5_000) }, 'r');
    expect(errors).toHaveLength(maxErrors);
    expect(meta).toEqual({ 'request-id': 'r', 'errors-left-out': 5_000 - maxErrors });
  });

  it('has its titles and details in a language, also those of a service', () => {
    const detail = text('{{name}} {{mistake}}.', {
      name: 'size',
      mistake: text('must be at most {{size}}', { size: 5 }),
    });
    const source = { pointer: '/data/attributes/size' };
    const replied = fromErrorMessage(
      JSON.parse(JSON.stringify(toErrorMessage(new DomainError('request.invalid', { detail, source })))),
    );
    const invalid = { status: '422', code: 'request.invalid', source };
    const [english, german, french] = (['en', 'de', 'fr'] as const).map(
      (language) => errorDocument(replied, 'r', language).errors,
    );
    expect(english).toEqual([{ ...invalid, title: 'A value is not valid', detail: 'size must be at most 5.' }]);
    expect(german).toEqual([{ ...invalid, title: 'Ein Wert ist ungültig', detail: 'size darf höchstens 5 sein.' }]);
    expect(french).toEqual([{ ...invalid, title: 'Une valeur n’est pas valide', detail: 'size doit être au plus 5.' }]);
  });

  it('repeats the title where there is no detail', () => {
    const { errors } = errorDocument(new DomainError('tickets.not-found'), 'r', 'de');
    expect(errors[0]).toMatchObject({
      title: 'Dieses Ticket existiert nicht',
      detail: 'Dieses Ticket existiert nicht.',
    });
  });

  it('keeps the English detail of a service of another release', () => {
    const problem = { code: 'request.invalid', detail: 'It is new.', text: { template: 'It is {{x}}.', values: {} } };
    const { errors } = errorDocument(fromErrorMessage({ problems: [problem] }), 'r', 'de');
    expect(errors[0]!.detail).toBe('It is new.');
  });
});
