import { Group, Paper, Select, SimpleGrid, Stack, Switch, TextInput } from '@mantine/core';
import { userKinds } from '@plumbline/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { notify } from '../app/dialog/notify';
import { ControlledField } from '../app/form/controlled-field';
import { EditConflictChoice } from '../app/form/edit-conflict-choice';
import { FormProblem } from '../app/form/form-problem';
import { SubmitButton } from '../app/form/submit-button';
import { useApiForm } from '../app/form/use-api-form';
import { sessionQuery, useMe } from '../session/session';
import { PermissionSwitches } from './permission-switches';
import { changeUser, type User } from './user';
import { inputsOf, useReadUser, userSchema, useUserFieldTexts, versionOf } from './user-inputs';
import { flagsToSend } from './user.policy';

interface UserFieldsProps {
  user: User;
  disabled: boolean;
}

/** Edits the name, type and permissions of a user. */
export function UserFields({ user, disabled }: UserFieldsProps) {
  const { id, attributes, etag } = user;
  const { t } = useTranslation();
  const me = useMe();
  const queryClient = useQueryClient();
  const read = useReadUser(id);
  const fieldTexts = useUserFieldTexts();
  const { form, field, problem, submission, edit, onSubmit } = useApiForm({
    schema: userSchema,
    defaultValues: inputsOf(user),
    edited: { etag, read, versionOf },
    submit: (_values, changed, base) => {
      const { permissions: _, ...others } = changed;
      const flags = flagsToSend(base.values, changed);
      const someChanged = Object.keys(flags).length > 0;
      return changeUser(id, { ...others, ...(someChanged && { permissions: flags }) }, base.etag);
    },
    onSuccess: async () => {
      notify(t('user.saved'));
      await queryClient.invalidateQueries({ queryKey: ['users'] });
      if (id === me.id) await queryClient.invalidateQueries(sessionQuery);
    },
  });
  const [kindNow, ownerNow] = useWatch({ control: form.control, name: ['kind', 'isOwner'] });
  return (
    <Paper withBorder p="md">
      <form noValidate onSubmit={onSubmit}>
        <Stack>
          <FormProblem problem={problem} />
          <SimpleGrid cols={{ base: 1, xs: 2 }} verticalSpacing="sm">
            <TextInput {...field('firstName')} label={t('profile.firstName')} readOnly={disabled} />
            <TextInput {...field('lastName')} label={t('profile.lastName')} readOnly={disabled} />
            <ControlledField control={form.control} name="kind">
              {(choice) => (
                <Select
                  {...choice}
                  label={t('user.kindLabel')}
                  readOnly={disabled || ownerNow}
                  data={userKinds.map((value) => ({ value, label: t(`user.kind.${value}`) }))}
                />
              )}
            </ControlledField>
          </SimpleGrid>
          {me.owner && (
            <ControlledField control={form.control} name="isOwner">
              {({ value, onChange }) => (
                <Switch
                  label={t('user.owner')}
                  description={t('user.ownerText')}
                  checked={value}
                  disabled={kindNow !== 'in-house'}
                  onChange={(event) => onChange(event.currentTarget.checked)}
                />
              )}
            </ControlledField>
          )}
          <ControlledField control={form.control} name="permissions">
            {({ value, onChange }) => (
              <PermissionSwitches
                value={value}
                held={attributes.permissions}
                onChange={onChange}
                kind={kindNow}
                owner={ownerNow}
                disabled={disabled}
              />
            )}
          </ControlledField>
          <EditConflictChoice edit={edit} fields={fieldTexts} />
          {!disabled && (
            <Group>
              <SubmitButton submission={submission}>{t('form.save')}</SubmitButton>
            </Group>
          )}
        </Stack>
      </form>
    </Paper>
  );
}
