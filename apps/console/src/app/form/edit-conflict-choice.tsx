import { Alert, Radio, Stack, Table, Text } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EditConflict } from './edit-conflict';
import { shownField, type FieldTexts } from './field-texts';
import type { Edit } from './use-edit';

interface EditConflictChoiceProps<Values> {
  edit: Edit<Values>;
  fields: FieldTexts<Values>;
}

/** Shows what others have changed in the fields that the user has changed too, and lets the user choose field by field. */
export function EditConflictChoice<Values>({ edit, fields }: EditConflictChoiceProps<Values>) {
  const { t } = useTranslation();
  const alert = useRef<HTMLDivElement>(null);
  const { conflicts } = edit;
  useEffect(() => {
    if (conflicts.length > 0) alert.current?.focus();
  }, [conflicts]);
  if (conflicts.length === 0) return null;
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
        <Text size="sm">{t('form.conflict.text')}</Text>
        <Table.ScrollContainer minWidth={360}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('form.conflict.field')}</Table.Th>
                <Table.Th>{t('form.conflict.mine')}</Table.Th>
                <Table.Th>{t('form.conflict.theirs')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {conflicts.map((conflict) => (
                <ConflictRow key={conflict.field} conflict={conflict} edit={edit} fields={fields} />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      </Stack>
    </Alert>
  );
}

interface ConflictRowProps<Values> extends EditConflictChoiceProps<Values> {
  conflict: EditConflict<Values>;
}

function ConflictRow<Values>({ conflict, edit, fields }: ConflictRowProps<Values>) {
  const { t } = useTranslation();
  const [whose, setWhose] = useState<'mine' | 'theirs'>('mine');
  const { label, text } = shownField(fields, conflict.field);
  const shown = (owner: 'mine' | 'theirs') => text(conflict[owner]) || t('form.conflict.empty');
  const choice = (owner: 'mine' | 'theirs') => (
    <Table.Td>
      <Radio
        name={`conflict.${conflict.field}`}
        checked={whose === owner}
        onChange={() => {
          setWhose(owner);
          edit.choose(conflict, owner);
        }}
        label={shown(owner)}
        aria-label={`${label}, ${t(`form.conflict.${owner}`)}: ${shown(owner)}`}
      />
    </Table.Td>
  );
  return (
    <Table.Tr>
      <Table.Th scope="row">{label}</Table.Th>
      {choice('mine')}
      {choice('theirs')}
    </Table.Tr>
  );
}
