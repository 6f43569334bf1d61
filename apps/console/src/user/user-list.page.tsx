import { useTranslation } from 'react-i18next';
import { EmptyState } from '../app/list/empty-state';
import { Page } from '../app/shell/page';

export function UserListPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('user.title')}>
      <EmptyState title={t('list.empty')} />
    </Page>
  );
}
