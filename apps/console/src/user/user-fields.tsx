import { Button, Group, Paper, Select, SimpleGrid, Stack, Switch, TextInput } from '@mantine/core';
import { updateUser, userKinds } from '@plumbline/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { notify } from '../app/dialog/notify';
import { ControlledField } from '../app/form/controlled-field';
import { FormProblem } from '../app/form/form-problem';
import { useApiForm } from '../app/form/use-api-form';
import { sessionQuery, useMe } from '../session/session';
import { PermissionSwitches } from './permission-switches';
import { changeUser, permissionFlags, type User } from './user';
import { flagsFor } from './user.policy';

const { firstName, lastName, kind } = updateUser.request.shape;
const schema = z.object({
  firstName: firstName.unwrap(),
  lastName: lastName.unwrap(),
  kind: kind.unwrap(),
  isOwner: z.boolean(),
  permissions: permissionFlags,
});

interface UserFieldsProps {
  user: User;
  disabled: boolean;
}

/** Edits the name, type and permissions of a user. */
export function UserFields({ user: { id, attributes }, disabled }: UserFieldsProps) {
  const { t } = useTranslation();
  const me = useMe();
  const queryClient = useQueryClient();
  const { form, field, problem, submitting, onSubmit } = useApiForm({
    schema,
    defaultValues: {
      firstName: attributes.firstname,
      lastName: attributes.lastname,
      kind: attributes.kind,
      isOwner: attributes['is-owner'],
      permissions: attributes.permissions,
    },
    submit: ({ isOwner, permissions, kind, ...names }) =>
      changeUser(id, {
        ...names,
        kind,
        // The API refuses this attribute from anybody but an owner.
        ...(me.owner && isOwner !== attributes['is-owner'] && { isOwner }),
        ...(!isOwner && { permissions: flagsFor(kind, permissions) }),
      }),
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
          {!disabled && (
            <Group>
              <Button type="submit" loading={submitting}>
                {t('form.save')}
              </Button>
            </Group>
          )}
        </Stack>
      </form>
    </Paper>
  );
}
