import type { ParseKeys, TFunction } from 'i18next';
import type { z } from 'zod';

type Issue = z.core.$ZodRawIssue;

/** Translates a validation issue. A custom rule names its text in `params.key`. */
export function validationMessage(issue: Issue, t: TFunction): string {
  if (issue.code === 'custom') return t((issue.params?.['key'] as ParseKeys | undefined) ?? 'validation.invalid');
  const { input } = issue;
  if (input === undefined || input === null || input === '') return t('validation.required');
  switch (issue.code) {
    case 'too_small':
      if (issue.origin !== 'string' && issue.origin !== 'array')
        return t('validation.atLeast', { minimum: Number(issue.minimum) });
      if (issue.origin === 'array' || issue.minimum === 1) return t('validation.required');
      return t('validation.tooShort', { count: Number(issue.minimum) });
    case 'too_big':
      return issue.origin === 'string'
        ? t('validation.tooLong', { count: Number(issue.maximum) })
        : t('validation.atMost', { maximum: Number(issue.maximum) });
    case 'invalid_format':
      if (issue.format === 'email') return t('validation.email');
      return issue.format === 'url' ? t('validation.url') : t('validation.invalid');
    default:
      return t('validation.invalid');
  }
}
