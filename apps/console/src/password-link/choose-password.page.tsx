import { Alert, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '../app/form/form-problem';
import { SecretInput } from '../app/form/secret-input';
import { SubmitButton } from '../app/form/submit-button';
import { useApiForm } from '../app/form/use-api-form';
import { followLanguage } from '../app/language/language';
import { QueryState } from '../app/list/query-state';
import { ButtonLink } from '../app/shell/link';
import { SignedOutPage } from '../app/shell/signed-out-page';
import { newPasswordForm, passwordLinkQuery, redeem, type PasswordLinkAttributes } from './password-link';

/** Sets a password by a password link, for an invitation or a reset. */
export function ChoosePasswordPage() {
  const { t } = useTranslation();
  const token = useLocation({ select: ({ hash }) => hash });
  // Navigation empties the hash before this page unmounts.
  const link = useQuery({ ...passwordLinkQuery(token), enabled: token !== '' });
  const [chosen, setChosen] = useState(false);
  const language = link.data?.data.attributes.language;
  useEffect(() => {
    if (language) void followLanguage(language);
  }, [language]);
  return (
    <SignedOutPage title={t('passwordLink.title')}>
      {chosen ? (
        <>
          <Alert color="teal" title={t('passwordLink.done')} role="status" />
          <ButtonLink to="/sign-in">{t('session.signIn.submit')}</ButtonLink>
        </>
      ) : token === '' ? (
        <Alert color="red" role="alert">
          {t('error.codes.identity.link-invalid')}
        </Alert>
      ) : (
        <QueryState query={link} rows={3}>
          {({ data }) => <Fields link={data.attributes} token={token} onChosen={() => setChosen(true)} />}
        </QueryState>
      )}
    </SignedOutPage>
  );
}

interface FieldsProps {
  link: PasswordLinkAttributes;
  token: string;
  onChosen: () => void;
}

function Fields({ link, token, onChosen }: FieldsProps) {
  const { t } = useTranslation();
  const { field, problem, submission, onSubmit } = useApiForm({
    schema: newPasswordForm,
    defaultValues: { newPassword: '', repetition: '' },
    submit: ({ newPassword }) => redeem(token, newPassword),
    onSuccess: onChosen,
  });
  const facts = { name: link.firstname, account: link['account-name'], email: link.email };
  return (
    <form noValidate onSubmit={onSubmit}>
      <Stack>
        <Text>{t(`passwordLink.text.${link.purpose}`, facts)}</Text>
        <FormProblem problem={problem} />
        {/* Password managers need the user name. */}
        <input type="hidden" name="username" autoComplete="username" value={link.email} readOnly />
        <SecretInput
          {...field('newPassword')}
          label={t('profile.password.new')}
          description={t('profile.password.rule')}
          autoComplete="new-password"
          autoFocus
        />
        <SecretInput {...field('repetition')} label={t('profile.password.repetition')} autoComplete="new-password" />
        <SubmitButton submission={submission}>{t('form.save')}</SubmitButton>
      </Stack>
    </form>
  );
}
