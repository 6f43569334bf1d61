import { useTranslation } from 'react-i18next';
import { PageTabs } from '../../app/shell/page-tabs';

/** The tabs of the pages about all webhooks of the account. */
export function WebhookListTabs() {
  const { t } = useTranslation();
  return (
    <PageTabs
      label={t('webhook.title')}
      tabs={[
        { to: '/settings/account/webhooks', label: t('webhook.title') },
        { to: '/settings/account/webhooks/undelivered', label: t('delivery.undelivered') },
      ]}
    />
  );
}
