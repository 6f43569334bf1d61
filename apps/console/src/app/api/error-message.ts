import type { ParseKeys, TFunction } from 'i18next';
import { ApiError, type Problem } from './api-error';

/**
 * An error in a sentence of the reader's language. The API's own details are English and name the very value that is wrong:
 * they stand where there is no sentence of ours for the code.
 */
export function errorMessage(error: Error, t: TFunction): string {
  if (!(error instanceof ApiError)) return t('error.unexpected');
  return problemMessage(error.problems[0], t);
}

export function problemMessage({ code, detail }: Problem, t: TFunction): string {
  return t(`error.codes.${code}` as ParseKeys, { defaultValue: detail });
}
