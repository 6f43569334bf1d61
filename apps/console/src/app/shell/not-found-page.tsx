import { Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../../session/session';
import { LoadingState } from '../list/loading-state';
import { ButtonLink } from './link';
import { Page } from './page';
import { Shell } from './shell';
import { SignedOutPage } from './signed-out-page';

/** Shown for unknown addresses. Signed-in users keep the navigation. */
export function NotFoundPage() {
  const { t } = useTranslation();
  const { isPending, isSuccess } = useQuery(sessionQuery);
  if (isPending) return <LoadingState />;
  if (!isSuccess) {
    return (
      <SignedOutPage title={t('shell.notFound.title')}>
        <Text c="dimmed">{t('shell.notFound.text')}</Text>
        <ButtonLink to="/sign-in">{t('session.signIn.submit')}</ButtonLink>
      </SignedOutPage>
    );
  }
  return (
    <Shell>
      <Page title={t('shell.notFound.title')} description={t('shell.notFound.text')}>
        <Group>
          <ButtonLink to="/projects">{t('shell.notFound.home')}</ButtonLink>
        </Group>
      </Page>
    </Shell>
  );
}
