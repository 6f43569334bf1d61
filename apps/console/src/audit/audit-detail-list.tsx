import { Text } from '@mantine/core';
import type { ParseKeys } from 'i18next';
import { useTranslation } from 'react-i18next';
import { languages, type Language } from '../app/language/language';
import { useFormats } from '../app/language/format';
import { detailsOf, isNothing } from './audit-detail';

const instant = /^\d{4}-\d\d-\d\dT/;
/** Maps details with known values to their translation keys. */
const words: Record<string, (value: string) => string> = {
  kind: (value) => `user.kind.${value}`,
  permissions: (value) => `user.permission.${value}`,
  scopes: (value) => `accessToken.scope.${value}`,
  scope: (value) => `audit.subject.${value}`,
  reason: (value) => `audit.reason.${value}`,
  by: (value) => `audit.by.${value}`,
};

/** Shows the details of an audit entry. */
export function AuditDetailList({ details }: { details: Record<string, unknown> }) {
  const { t } = useTranslation();
  const text = useDetailText();
  const shown = detailsOf(details);
  if (shown.length === 0) return null;
  return (
    <div>
      {shown.map(({ name, from, to }) => (
        <Text key={name} size="xs">
          <Text span inherit c="dimmed">
            {/* Unknown details, from a newer server, keep their name. */}
            {t(`audit.detail.${name}` as ParseKeys, { defaultValue: name })}:
          </Text>{' '}
          {from === undefined ? text(name, to) : `${text(name, from)} → ${text(name, to)}`}
        </Text>
      ))}
    </div>
  );
}

function useDetailText(): (name: string, value: unknown) => string {
  const { t } = useTranslation();
  const formats = useFormats();
  const text = (name: string, value: unknown): string => {
    if (isNothing(value)) return '–';
    if (Array.isArray(value)) return value.map((each) => text(name, each)).join(', ');
    if (typeof value === 'boolean') return t(value ? 'audit.yes' : 'audit.no');
    if (typeof value === 'number') return formats.number(value);
    if (typeof value !== 'string') return JSON.stringify(value);
    if (instant.test(value)) return formats.instant(value);
    if (name === 'language') return languages[value as Language] ?? value;
    const key = words[name]?.(value);
    return key === undefined ? value : t(key as ParseKeys, { defaultValue: value });
  };
  return text;
}
