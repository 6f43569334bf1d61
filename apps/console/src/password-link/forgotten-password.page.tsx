import { Alert, Stack, Text, TextInput } from '@mantine/core';
import { requestPasswordReset } from '@plumbline/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { FormProblem } from '../app/form/form-problem';
import { SubmitButton } from '../app/form/submit-button';
import { useApiForm } from '../app/form/use-api-form';
import { TextLink } from '../app/shell/link';
import { SignedOutPage } from '../app/shell/signed-out-page';
import { requestReset } from './password-link';

const schema = z.object({ email: requestPasswordReset.request.shape.email.trim().min(1) });

/** Requests a password reset. The page does not reveal whether the user exists. */
export function ForgottenPasswordPage() {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const { field, problem, submission, onSubmit } = useApiForm({
    schema,
    defaultValues: { email: '' },
    guarded: false,
    submit: ({ email }) => requestReset(email),
    onSuccess: () => setAsked(true),
  });
  return (
    <SignedOutPage title={t('passwordLink.forgotten.title')}>
      {asked ? (
        <Alert color="teal" role="status">
          {t('passwordLink.forgotten.asked')}
        </Alert>
      ) : (
        <form noValidate onSubmit={onSubmit}>
          <Stack>
            <Text>{t('passwordLink.forgotten.text')}</Text>
            <FormProblem problem={problem} />
            <TextInput {...field('email')} label={t('session.signIn.email')} type="email" autoComplete="username" />
            <SubmitButton submission={submission}>{t('passwordLink.forgotten.submit')}</SubmitButton>
          </Stack>
        </form>
      )}
      <TextLink to="/sign-in">{t('passwordLink.forgotten.back')}</TextLink>
    </SignedOutPage>
  );
}
