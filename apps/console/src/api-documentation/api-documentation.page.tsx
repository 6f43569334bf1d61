import { useTranslation } from 'react-i18next';
import { EmptyState } from '../app/list/empty-state';
import { Page } from '../app/shell/page';

export function ApiDocumentationPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('apiDocumentation.title')}>
      <EmptyState title={t('shell.notYet.title')}>{t('shell.notYet.text')}</EmptyState>
    </Page>
  );
}
