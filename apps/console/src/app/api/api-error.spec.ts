import { camelCase, dashCase, fieldAt, toApiError } from './api-error';

it.each([
  ['/data/attributes/expires-in-days', 'expiresInDays'],
  ['/data/attributes/headers/0/name', 'headers.0.name'],
  ['/email', 'email'],
  ['/data/attributes', undefined],
  ['', undefined],
  [undefined, undefined],
])('converts the pointer %p to the field %p', (pointer, field) => expect(fieldAt(pointer)).toBe(field));

it('converts names to kebab-case and back', () => {
  for (const name of ['name', 'expiresInDays', 'targetUrl']) expect(camelCase(dashCase(name))).toBe(name);
});

it('contains the code, the field and the retry time', () => {
  const error = toApiError(429, new Headers({ 'retry-after': '12' }), {
    errors: [{ code: 'limit.exceeded', detail: 'Too many.', source: { pointer: '/data/attributes/name' } }],
    meta: { 'request-id': 'abc' },
  });
  expect(error).toMatchObject({ status: 429, code: 'limit.exceeded', message: 'Too many.', requestId: 'abc' });
  expect(error.retryAt!.getTime() - Date.now()).toBeGreaterThan(11_000);
  expect(error.problems[0].field).toBe('name');
});

it.each([undefined, 'Bad gateway', { errors: [] }, {}])('converts a response that is not from the API: %j', (body) => {
  expect(toApiError(502, new Headers(), body)).toMatchObject({
    status: 502,
    code: 'request.failed',
    message: 'HTTP 502',
  });
});
