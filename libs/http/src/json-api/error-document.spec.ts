import type { Problem } from '@plumbline/errors';
import { errorDocument, maxErrors } from './error-document';

const problems = (count: number): Problem[] =>
  Array.from({ length: count }, (_, index) => ({ code: 'request.invalid', detail: `Value ${index} is wrong.` }));

describe('errorDocument', () => {
  it('lists every problem', () => {
    const { errors, meta } = errorDocument({ problems: problems(maxErrors) }, 'r');
    expect(errors.map(({ status, detail }) => [status, detail])).toEqual(
      problems(maxErrors).map(({ detail }) => ['422', detail]),
    );
    expect(meta).toEqual({ 'request-id': 'r' });
  });

  it('lists only the first of many problems, and the number of the others', () => {
    const { errors, meta } = errorDocument({ problems: problems(5_000) }, 'r');
    expect(errors).toHaveLength(maxErrors);
    expect(meta).toEqual({ 'request-id': 'r', 'errors-left-out': 5_000 - maxErrors });
  });
});
