import { camelCase, dashCase, fieldAt, toApiError } from './api-error';

it.each([
  ['/data/attributes/expires-in-days', 'expiresInDays'],
  ['/data/attributes/headers/0/name', 'headers.0.name'],
  ['/email', 'email'],
  ['/data/attributes', undefined],
  ['', undefined],
  [undefined, undefined],
])('a pointer %p means the field %p', (pointer, field) => expect(fieldAt(pointer)).toBe(field));

it('names lead to the other spelling and back', () => {
  for (const name of ['name', 'expiresInDays', 'targetUrl']) expect(camelCase(dashCase(name))).toBe(name);
});

it('says what is wrong, where, and when to come back', () => {
  const error = toApiError(429, new Headers({ 'retry-after': '12' }), {
    errors: [{ code: 'limit.exceeded', detail: 'Too many.', source: { pointer: '/data/attributes/name' } }],
    meta: { 'request-id': 'abc' },
  });
  expect(error).toMatchObject({ status: 429, code: 'limit.exceeded', message: 'Too many.', requestId: 'abc' });
  expect(error.retryAt!.getTime() - Date.now()).toBeGreaterThan(11_000);
  expect(error.problems[0].field).toBe('name');
});

it.each([undefined, 'Bad gateway', { errors: [] }, {}])(
  'makes an error of an answer that is none of ours: %j',
  (body) => {
    expect(toApiError(502, new Headers(), body)).toMatchObject({
      status: 502,
      code: 'request.failed',
      message: 'HTTP 502',
    });
  },
);
