import { Group, MultiSelect, Select, Stack, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../app/dialog/dialog';
import { notify } from '../app/dialog/notify';
import { ControlledField } from '../app/form/controlled-field';
import { EditConflictChoice } from '../app/form/edit-conflict-choice';
import { FormProblem } from '../app/form/form-problem';
import { SubmitButton } from '../app/form/submit-button';
import { useApiForm } from '../app/form/use-api-form';
import { QueryState } from '../app/list/query-state';
import { useUserNames } from '../user/user-names';
import { changeGroup, createGroup, groupForm, groupQuery, type UserGroup } from './group';
import { inputsOf, useGroupFieldTexts, useReadGroup, versionOf } from './group-inputs';

interface GroupDialogProps {
  /** The group to edit, `new` for a new one; undefined closes the dialog. */
  subject: UserGroup | 'new' | undefined;
  onClose: () => void;
}

/** Creates or edits a group. */
export function GroupDialog({ subject, onClose }: GroupDialogProps) {
  const { t } = useTranslation();
  const group = subject === 'new' ? undefined : subject;
  return (
    <Dialog
      opened={subject !== undefined}
      onClose={onClose}
      title={group ? t('group.edit.title', { name: group.attributes.name }) : t('group.create')}
      size="lg"
      closeOnClickOutside={false}
    >
      {group ? <SavedGroup id={group.id} onSaved={onClose} /> : <GroupFields group={undefined} onSaved={onClose} />}
    </Dialog>
  );
}

/** Reads the group for its version, which a list does not contain. */
function SavedGroup({ id, onSaved }: { id: string; onSaved: () => void }) {
  return (
    <QueryState query={useQuery(groupQuery(id))} rows={3}>
      {({ data }) => <GroupFields group={data} onSaved={onSaved} />}
    </QueryState>
  );
}

function GroupFields({ group, onSaved }: { group: UserGroup | undefined; onSaved: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { users } = useUserNames();
  const read = useReadGroup();
  const fieldTexts = useGroupFieldTexts();
  const { form, field, problem, submission, edit, onSubmit } = useApiForm({
    schema: groupForm,
    defaultValues: inputsOf(group),
    edited: group && { etag: group.etag, read: () => read(group.id), versionOf },
    submit: (values, changed, { etag }) => (group ? changeGroup(group.id, changed, etag) : createGroup(values)),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['groups'] });
      notify(t('group.saved'));
      onSaved();
    },
  });
  const named = [group?.attributes.leader_id, ...(group?.attributes.user_ids ?? [])];
  // Members who are now inactive stay selectable.
  const choices = users
    .filter(({ id, active }) => active || named.includes(id))
    .map(({ id, name }) => ({ value: id, label: name }));
  const refusedMember = Object.values(form.formState.errors.userIds ?? []).find(isRefusal)?.message;
  return (
    <form noValidate onSubmit={onSubmit}>
      <Stack>
        <FormProblem problem={problem} />
        <TextInput {...field('name')} label={t('group.name')} required data-autofocus />
        <ControlledField control={form.control} name="leaderId">
          {({ value, onChange, ...choice }) => (
            <Select
              {...choice}
              label={t('group.leader')}
              required
              searchable
              nothingFoundMessage={t('list.nothingFound')}
              value={value || null}
              onChange={(id) => onChange(id ?? '')}
              data={choices}
            />
          )}
        </ControlledField>
        <ControlledField control={form.control} name="userIds">
          {(choice) => (
            <MultiSelect
              {...choice}
              error={choice.error ?? refusedMember}
              label={t('group.members')}
              searchable
              clearable
              clearButtonProps={{ 'aria-label': t('group.noMembers') }}
              nothingFoundMessage={t('list.nothingFound')}
              data={choices}
            />
          )}
        </ControlledField>
        <EditConflictChoice edit={edit} fields={fieldTexts} />
        <Group justify="flex-end">
          <SubmitButton submission={submission}>{t(group ? 'form.save' : 'group.create')}</SubmitButton>
        </Group>
      </Stack>
    </form>
  );
}

/** Returns whether a form error has a message, such as an API error for one entry of a list. */
function isRefusal(error: unknown): error is { message: string } {
  return typeof error === 'object' && error !== null && 'message' in error && typeof error.message === 'string';
}
