import { DomainError } from '@plumbline/errors';

/** Too many calls are in progress: to the service, or of one account. */
export function overloaded(full: 'service' | 'account'): DomainError {
  const detail = 'Too many requests of this account are in progress. Wait for responses before you send more.';
  return new DomainError('service.overloaded', { retryAfter: 1, ...(full === 'account' ? { detail } : {}) });
}
