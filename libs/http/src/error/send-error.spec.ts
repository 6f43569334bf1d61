import { DomainError } from '@plumbline/errors';
import type { FastifyReply } from 'fastify';
import { sendError } from './send-error';

function headersOf(error: DomainError): Record<string, string> {
  const headers: Record<string, string> = {};
  const reply = {
    code: () => reply,
    getHeader: (name: string) => headers[name],
    header: (name: string, value: string) => {
      headers[name] = value;
      return reply;
    },
    send: () => reply,
  };
  sendError(reply as unknown as FastifyReply, error, { id: 'id', headers: {} });
  return headers;
}

it.each(['limit.exceeded', 'service.unavailable', 'service.overloaded'] as const)(
  'says with %s when to come back, in whole seconds of at least one',
  (code) => {
    expect(headersOf(new DomainError(code))).toMatchObject({ 'retry-after': '1' });
    expect(headersOf(new DomainError(code, { retryAfter: 0 }))).toMatchObject({ 'retry-after': '1' });
    expect(headersOf(new DomainError(code, { retryAfter: 4.2 }))).toMatchObject({ 'retry-after': '5' });
  },
);

it('says nothing of it with other errors', () => {
  expect(headersOf(new DomainError('request.invalid'))).not.toHaveProperty('retry-after');
});
