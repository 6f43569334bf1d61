import { useTranslation } from 'react-i18next';
import { EmptyState } from '../app/list/empty-state';
import { Page } from '../app/shell/page';

export function AuditPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('audit.title')}>
      <EmptyState title={t('list.empty')} />
    </Page>
  );
}
