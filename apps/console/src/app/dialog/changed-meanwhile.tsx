import { Alert, Stack, Table, Text } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { changedFields } from '../form/edit-conflict';
import { shownField, type FieldTexts } from '../form/field-texts';

interface ChangedMeanwhileProps<Values> {
  before: Values;
  now: Values;
  /** The fields that are shown. */
  fields: FieldTexts<Values>;
}

/** Shows what others have changed since the user has opened a dialog. */
export function ChangedMeanwhile<Values extends object>({ before, now, fields }: ChangedMeanwhileProps<Values>) {
  const { t } = useTranslation();
  const alert = useRef<HTMLDivElement>(null);
  useEffect(() => alert.current?.focus(), [now]);
  const names = changedFields(before, now).filter((name) => name in fields);
  const shown = (name: keyof Values & string, values: Values) =>
    shownField(fields, name).text(values[name]) || t('form.conflict.empty');
  return (
    <Alert
      ref={alert}
      tabIndex={-1}
      role="alert"
      color="yellow"
      icon={<IconUsers aria-hidden />}
      title={t('form.conflict.title')}
    >
      <Stack gap="xs">
        <Text size="sm">{t(names.length > 0 ? 'dialog.changed.text' : 'dialog.changed.elsewhere')}</Text>
        {names.length > 0 && (
          <Table.ScrollContainer minWidth={320}>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('form.conflict.field')}</Table.Th>
                  <Table.Th>{t('dialog.changed.before')}</Table.Th>
                  <Table.Th>{t('dialog.changed.now')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {names.map((name) => (
                  <Table.Tr key={name}>
                    <Table.Th scope="row">{shownField(fields, name).label}</Table.Th>
                    <Table.Td>{shown(name, before)}</Table.Td>
                    <Table.Td>{shown(name, now)}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        )}
      </Stack>
    </Alert>
  );
}
