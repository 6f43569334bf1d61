import { Group, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { userKinds, type UserKind } from '@plumbline/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../app/dialog/dialog';
import { ControlledField } from '../app/form/controlled-field';
import { FormProblem } from '../app/form/form-problem';
import { SubmitButton } from '../app/form/submit-button';
import { useApiForm } from '../app/form/use-api-form';
import { languageChoices } from '../app/language/language';
import { useMe } from '../session/session';
import { InvitationResult } from './invitation-result';
import { PermissionSwitches } from './permission-switches';
import { flagsFor, noPermissions } from './user.policy';
import { invitationForm, inviteUser, type InvitationAttributes } from './user';

interface InvitationDialogProps {
  opened: boolean;
  onClose: () => void;
}

/** Invites a user, then shows how the invitation is delivered. */
export function InvitationDialog({ opened, onClose }: InvitationDialogProps) {
  const { t } = useTranslation();
  const [invitation, setInvitation] = useState<InvitationAttributes>();
  const close = () => {
    setInvitation(undefined);
    onClose();
  };
  return (
    <Dialog opened={opened} onClose={close} title={t('user.invite.action')} size="lg" closeOnClickOutside={false}>
      {invitation ? (
        <InvitationResult invitation={invitation} onDone={close} />
      ) : (
        <InvitationFields onInvited={setInvitation} />
      )}
    </Dialog>
  );
}

function InvitationFields({ onInvited }: { onInvited: (invitation: InvitationAttributes) => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const queryClient = useQueryClient();
  const { form, field, problem, submission, onSubmit } = useApiForm({
    schema: invitationForm,
    defaultValues: {
      email: '',
      firstName: '',
      lastName: '',
      kind: 'in-house',
      language: me.language,
      permissions: noPermissions,
    },
    submit: (values) => inviteUser({ ...values, permissions: flagsFor(values.kind, values.permissions) }),
    onSuccess: async (invitation) => {
      await queryClient.invalidateQueries({ queryKey: ['users'] });
      onInvited(invitation);
    },
  });
  const kind = useWatch({ control: form.control, name: 'kind' });
  return (
    <form noValidate onSubmit={onSubmit}>
      <Stack>
        <FormProblem problem={problem} />
        <TextInput {...field('email')} type="email" label={t('user.email')} data-autofocus />
        <SimpleGrid cols={{ base: 1, xs: 2 }} verticalSpacing="sm">
          <TextInput {...field('firstName')} label={t('profile.firstName')} />
          <TextInput {...field('lastName')} label={t('profile.lastName')} />
          <ControlledField control={form.control} name="kind">
            {(choice) => (
              <Select
                {...choice}
                label={t('user.kindLabel')}
                data={userKinds.map((value) => ({ value, label: t(`user.kind.${value}`) }))}
              />
            )}
          </ControlledField>
          <ControlledField control={form.control} name="language">
            {(choice) => <Select {...choice} label={t('shell.language')} data={languageChoices} />}
          </ControlledField>
        </SimpleGrid>
        <ControlledField control={form.control} name="permissions">
          {({ value, onChange }) => (
            <PermissionSwitches
              value={value}
              held={noPermissions}
              onChange={onChange}
              kind={kind as UserKind}
              owner={false}
            />
          )}
        </ControlledField>
        <Group justify="flex-end">
          <SubmitButton submission={submission}>{t('user.invite.submit')}</SubmitButton>
        </Group>
      </Stack>
    </form>
  );
}
