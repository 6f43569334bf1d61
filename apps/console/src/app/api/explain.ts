import type { TFunction } from 'i18next';
import { ApiError } from './api-error';

/**
 * An error in a sentence of the reader's language. The API's own details are English and name the very value that is wrong:
 * they stand where there is no sentence of ours for the code.
 */
export function explain(error: Error, t: TFunction): string {
  if (!(error instanceof ApiError)) return t('error.unexpected');
  switch (error.code) {
    case 'network.unreachable':
      return t('error.unreachable');
    case 'auth.wrong-password':
      return t('error.wrongPassword');
    case 'auth.too-many-failures':
      return t('error.tooManyFailures');
    case 'access.denied':
      return t('error.denied');
    case 'service.unavailable':
      return t('error.unavailable');
    case 'service.failed':
    case 'request.failed':
      return t('error.failed');
    default:
      return error.status === 429 ? t('error.tooManyRequests') : error.message;
  }
}
