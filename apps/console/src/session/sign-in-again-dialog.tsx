import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { signIn as signInContract } from '@plumbline/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { sessionRenewal } from '../app/api/session-renewal';
import { FormProblem } from '../app/form/form-problem';
import { SecretInput } from '../app/form/secret-input';
import { SubmitButton } from '../app/form/submit-button';
import { useApiForm } from '../app/form/use-api-form';
import { findSessionOf, sessionQuery, signIn, type Me } from './session';

const schema = z.object({ password: signInContract.request.shape.password.min(1) });

/** Lets the user sign in again over the page when the session ends. What the page was sending is then sent again. */
export function SignInAgainDialog() {
  const { t } = useTranslation();
  const pending = useSyncExternalStore(sessionRenewal.subscribe, sessionRenewal.isPending);
  const me = useQueryClient().getQueryData(sessionQuery.queryKey);
  return (
    <Modal
      opened={pending && me !== undefined}
      onClose={() => undefined}
      title={t('session.again.title')}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      zIndex={400}
    >
      {me && <Fields me={me} />}
    </Modal>
  );
}

function Fields({ me }: { me: Me }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const renewed = (again: Me) => {
    queryClient.setQueryData(sessionQuery.queryKey, again);
    sessionRenewal.settle(true);
  };
  useEffect(() => {
    // The user may have signed in again in another tab, which replaces the session of this one.
    void findSessionOf(me).then((again) => again && renewed(again));
    // eslint-disable-next-line react-hooks/exhaustive-deps -- Once, when the dialog opens.
  }, []);
  const { field, problem, submission, onSubmit } = useApiForm({
    schema,
    defaultValues: { password: '' },
    guarded: false,
    submit: ({ password }) => signIn({ email: me.email, password }),
    onSuccess: renewed,
  });
  return (
    <form noValidate onSubmit={onSubmit}>
      <Stack>
        <Text>{t('session.again.text')}</Text>
        <FormProblem problem={problem} />
        <TextInput label={t('session.signIn.email')} value={me.email} readOnly autoComplete="username" />
        <SecretInput
          {...field('password')}
          label={t('session.signIn.password')}
          autoComplete="current-password"
          data-autofocus
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={() => sessionRenewal.settle(false)}>
            {t('session.again.leave')}
          </Button>
          <SubmitButton submission={submission}>{t('session.signIn.submit')}</SubmitButton>
        </Group>
      </Stack>
    </form>
  );
}
