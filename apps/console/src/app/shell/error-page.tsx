import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../list/error-state';
import { Page } from './page';

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
  return (
    <Page title={t('shell.error')}>
      <ErrorState error={error instanceof Error ? error : new Error(String(error))} onRetry={again} />
    </Page>
  );
}
