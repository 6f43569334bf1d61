import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../list/error-state';
import { PageNotLoaded } from './lazy-page';
import { Page } from './page';
import { PageNotLoadedPage } from './page-not-loaded';

/** Shown when a page throws. */
export function ErrorPage({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  const router = useRouter();
  const queries = useQueryErrorResetBoundary();
  const again = () => {
    queries.reset();
    reset();
    void router.invalidate();
  };
  if (error instanceof PageNotLoaded) return <PageNotLoadedPage />;
  return (
    <Page title={t('shell.error')}>
      <ErrorState error={error instanceof Error ? error : new Error(String(error))} onRetry={again} />
    </Page>
  );
}
