import type { ParseKeys, TFunction } from 'i18next';
import { ApiError, type Problem } from './api-error';

/**
 * Returns the message of an error in the current language. Falls back to the detail of the API, which is English and more specific,
 * for codes without a translation.
 */
export function errorMessage(error: Error, t: TFunction): string {
  if (!(error instanceof ApiError)) return t('error.unexpected');
  return problemMessage(error.problems[0], t);
}

export function problemMessage({ code, detail }: Problem, t: TFunction): string {
  return t(`error.codes.${code}` as ParseKeys, { defaultValue: detail });
}
