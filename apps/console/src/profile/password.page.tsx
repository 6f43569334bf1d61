import { Group, Paper, Stack, Text } from '@mantine/core';
import { changePassword } from '@plumbline/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { api, attributes } from '../app/api/api-client';
import { notify } from '../app/dialog/notify';
import { FormProblem } from '../app/form/form-problem';
import { SecretInput } from '../app/form/secret-input';
import { SubmitButton } from '../app/form/submit-button';
import { useApiForm } from '../app/form/use-api-form';
import { ownSessionsQuery } from '../session/own-sessions';
import { useMe } from '../session/session';
import { repeated } from './repeated-password';

const { currentPassword, password } = changePassword.request.shape;
const schema = repeated(
  z.object({ currentPassword: currentPassword.min(1), newPassword: password, repetition: z.string() }),
);

/** Changes the password of the current user. */
export function PasswordPage() {
  const { t } = useTranslation();
  const me = useMe();
  const queryClient = useQueryClient();
  const { field, problem, submission, onSubmit } = useApiForm({
    schema,
    defaultValues: { currentPassword: '', newPassword: '', repetition: '' },
    submit: ({ currentPassword, newPassword }) => api.put('v2/password', attributes({ currentPassword, newPassword })),
    onSuccess: async (_result, _values, reset) => {
      reset();
      notify(t('profile.password.changed'));
      await queryClient.invalidateQueries(ownSessionsQuery);
    },
  });
  return (
    <Paper withBorder p="md" maw={480} component="form" noValidate onSubmit={onSubmit}>
      <Stack>
        <Text c="dimmed">{t('profile.password.text')}</Text>
        <FormProblem problem={problem} />
        {/* Password managers need the user name. */}
        <input type="hidden" name="username" autoComplete="username" value={me.email} readOnly />
        <SecretInput
          {...field('currentPassword')}
          label={t('profile.password.current')}
          autoComplete="current-password"
        />
        <SecretInput
          {...field('newPassword')}
          label={t('profile.password.new')}
          description={t('profile.password.rule')}
          autoComplete="new-password"
        />
        <SecretInput {...field('repetition')} label={t('profile.password.repetition')} autoComplete="new-password" />
        <Group>
          <SubmitButton submission={submission}>{t('profile.password.submit')}</SubmitButton>
        </Group>
      </Stack>
    </Paper>
  );
}
