import { Radio, Table } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EditConflict } from './edit-conflict';
import { shownField, type FieldTexts } from './field-texts';
import { OthersChanges } from './others-changes';
import type { Edit } from './use-edit';

interface EditConflictChoiceProps<Values> {
  edit: Edit<Values>;
  fields: FieldTexts<Values>;
}

/** Shows what others have changed in the fields that the user has changed too, and lets the user choose field by field. */
export function EditConflictChoice<Values>({ edit, fields }: EditConflictChoiceProps<Values>) {
  const { t } = useTranslation();
  const { conflicts } = edit;
  if (conflicts.length === 0) return null;
  return (
    <OthersChanges
      changes={conflicts}
      text={t('form.conflict.text')}
      columns={[t('form.conflict.mine'), t('form.conflict.theirs')]}
      rows={conflicts.map((conflict) => (
        <ConflictRow key={conflict.field} conflict={conflict} edit={edit} fields={fields} />
      ))}
    />
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
