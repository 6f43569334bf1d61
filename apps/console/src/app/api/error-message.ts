import type { ParseKeys, TFunction } from 'i18next';
import { ApiError, type Problem } from './api-error';

/**
 * Returns the message of an error in the current language: the one that the console has for its code, or the detail of the API, which is in
 * this language too.
 */
export function errorMessage(error: Error, t: TFunction): string {
  if (!(error instanceof ApiError)) return t('error.unexpected');
  return problemMessage(error.problems[0], t);
}

export function problemMessage({ code, detail }: Problem, t: TFunction): string {
  return t(`error.codes.${code}` as ParseKeys, { defaultValue: detail });
}
