import { useTranslation } from 'react-i18next';
import { EmptyState } from '../app/list/empty-state';

export function AccessTokenListPage() {
  const { t } = useTranslation();
  return <EmptyState title={t('list.empty')} />;
}
