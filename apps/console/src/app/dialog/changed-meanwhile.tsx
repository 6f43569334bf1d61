import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { changedFields } from '../form/edit-conflict';
import { shownField, type FieldTexts } from '../form/field-texts';
import { OthersChanges } from '../form/others-changes';

interface ChangedMeanwhileProps<Values> {
  before: Values;
  now: Values;
  /** The fields that are shown. */
  fields: FieldTexts<Values>;
}

/** Shows what others have changed since the user has opened a dialog. */
export function ChangedMeanwhile<Values extends object>({ before, now, fields }: ChangedMeanwhileProps<Values>) {
  const { t } = useTranslation();
  const names = changedFields(before, now).filter((name) => name in fields);
  const shown = (name: keyof Values & string, values: Values) =>
    shownField(fields, name).text(values[name]) || t('form.conflict.empty');
  return (
    <OthersChanges
      changes={now}
      text={t(names.length > 0 ? 'dialog.changed.text' : 'dialog.changed.elsewhere')}
      columns={[t('dialog.changed.before'), t('dialog.changed.now')]}
      rows={names.map((name) => (
        <Table.Tr key={name}>
          <Table.Th scope="row">{shownField(fields, name).label}</Table.Th>
          <Table.Td>{shown(name, before)}</Table.Td>
          <Table.Td>{shown(name, now)}</Table.Td>
        </Table.Tr>
      ))}
    />
  );
}
