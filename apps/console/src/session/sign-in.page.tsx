import { Stack, TextInput } from '@mantine/core';
import { signIn as signInContract } from '@plumbline/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '../app/form/form-problem';
import { SecretInput } from '../app/form/secret-input';
import { SubmitButton } from '../app/form/submit-button';
import { useApiForm } from '../app/form/use-api-form';
import { TextLink } from '../app/shell/link';
import { SignedOutPage } from '../app/shell/signed-out-page';
import { settleLanguage } from './own-language';
import { sessionQuery, signIn } from './session';

const route = getRouteApi('/sign-in');

const { email, password } = signInContract.request.shape;
const schema = signInContract.request.pick({}).extend({ email: email.trim().min(1), password: password.min(1) });

export function SignInPage() {
  const { t } = useTranslation();
  const { from = '/' } = route.useSearch();
  const router = useRouter();
  const queryClient = useQueryClient();
  const { field, problem, submission, onSubmit } = useApiForm({
    schema,
    defaultValues: { email: '', password: '' },
    guarded: false,
    submit: signIn,
    onSuccess: async (me) => {
      queryClient.setQueryData(sessionQuery.queryKey, await settleLanguage(me));
      router.history.push(from);
    },
  });
  return (
    <SignedOutPage title={t('session.signIn.title')}>
      <form noValidate onSubmit={onSubmit}>
        <Stack>
          <FormProblem problem={problem} />
          <TextInput
            {...field('email')}
            label={t('session.signIn.email')}
            type="email"
            autoComplete="username"
            autoFocus
          />
          <SecretInput {...field('password')} label={t('session.signIn.password')} autoComplete="current-password" />
          <SubmitButton submission={submission}>{t('session.signIn.submit')}</SubmitButton>
        </Stack>
      </form>
      <TextLink to="/forgotten-password">{t('passwordLink.forgotten.link')}</TextLink>
    </SignedOutPage>
  );
}
