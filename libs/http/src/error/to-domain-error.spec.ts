import { NotFoundException } from '@nestjs/common';
import { DomainError } from '@plumbline/errors';
import { errorDocument } from '../json-api/error-document';
import { toDomainError } from './to-domain-error';

it('returns a DomainError unchanged', () => {
  const error = new DomainError('tickets.not-found');
  expect(toDomainError(error)).toBe(error);
});

it.each([
  [Object.assign(new Error('x'), { code: 'FST_ERR_CTP_BODY_TOO_LARGE', statusCode: 413 }), 'request.too-large'],
  [Object.assign(new Error('x'), { code: 'FST_ERR_CTP_INVALID_MEDIA_TYPE' }), 'request.unsupported-media-type'],
  [Object.assign(new Error('x'), { statusCode: 418 }), 'request.malformed'],
  [new NotFoundException(), 'request.route-not-found'],
  [new Error('password is hunter2'), 'service.failed'],
  ['a string', 'service.failed'],
  [undefined, 'service.failed'],
])('converts %p to a code', (error, code) => expect(toDomainError(error).code).toBe(code));

it('reveals nothing of an unknown error', () => {
  const document = errorDocument(toDomainError(new Error('password is hunter2')), 'id');
  expect(JSON.stringify(document)).not.toContain('hunter2');
  expect(document).toEqual({
    errors: [
      {
        status: '500',
        code: 'service.failed',
        title: expect.any(String),
        detail: expect.any(String),
        source: undefined,
      },
    ],
    meta: { 'request-id': 'id' },
  });
});
