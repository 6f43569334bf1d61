import { Button, Center, Group, Paper, Stack, TextInput, Title } from '@mantine/core';
import { signIn as signInContract } from '@plumbline/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '../app/form/form-problem';
import { SecretInput } from '../app/form/secret-input';
import { useApiForm } from '../app/form/use-api-form';
import { followLanguage } from '../app/language/language';
import { ColorSchemeMenu } from '../app/shell/color-scheme-menu';
import { LanguageMenu } from '../app/shell/language-menu';
import { Wordmark } from '../app/shell/wordmark';
import { sessionQuery, signIn } from './session';
import { signInRoute } from './session.route';

const { email, password } = signInContract.request.shape;
const schema = signInContract.request.pick({}).extend({ email: email.trim().min(1), password: password.min(1) });

export function SignInPage() {
  const { t } = useTranslation();
  const { from = '/' } = signInRoute.useSearch();
  const router = useRouter();
  const queryClient = useQueryClient();
  const { field, problem, submitting, onSubmit } = useApiForm({
    schema,
    defaultValues: { email: '', password: '' },
    submit: signIn,
    onSuccess: async (me) => {
      await followLanguage(me.language);
      queryClient.setQueryData(sessionQuery.queryKey, me);
      router.history.push(from);
    },
  });
  return (
    <Center mih="100dvh" p="md" component="main">
      <title>{`${t('session.signIn.title')} · Plumbline`}</title>
      <Stack w="100%" maw={380} gap="lg">
        <Group justify="space-between">
          <Wordmark />
          <Group gap={4}>
            <LanguageMenu />
            <ColorSchemeMenu />
          </Group>
        </Group>
        <Paper withBorder p="lg" component="form" noValidate onSubmit={onSubmit}>
          <Stack>
            <Title order={1}>{t('session.signIn.title')}</Title>
            <FormProblem problem={problem} />
            <TextInput
              {...field('email')}
              label={t('session.signIn.email')}
              type="email"
              autoComplete="username"
              autoFocus
            />
            <SecretInput {...field('password')} label={t('session.signIn.password')} autoComplete="current-password" />
            <Button type="submit" loading={submitting}>
              {t('session.signIn.submit')}
            </Button>
          </Stack>
        </Paper>
      </Stack>
    </Center>
  );
}
