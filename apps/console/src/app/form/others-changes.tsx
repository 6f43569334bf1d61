import { Alert, Stack, Table, Text } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface OthersChangesProps {
  /** Gets the focus when it appears, and again when these changes are others. */
  changes: unknown;
  text: string;
  /** The headings of the two columns with values. */
  columns: readonly [string, string];
  /** A row for each field. Without any, there is no table. */
  rows: ReactNode[];
}

/** Says that others have changed what the user is about to change, and shows the fields in a table. */
export function OthersChanges({ changes, text, columns, rows }: OthersChangesProps) {
  const { t } = useTranslation();
  const alert = useRef<HTMLDivElement>(null);
  useEffect(() => alert.current?.focus(), [changes]);
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
        <Text size="sm">{text}</Text>
        {rows.length > 0 && (
          <Table.ScrollContainer minWidth={360}>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('form.conflict.field')}</Table.Th>
                  {columns.map((column) => (
                    <Table.Th key={column}>{column}</Table.Th>
                  ))}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>{rows}</Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        )}
      </Stack>
    </Alert>
  );
}
