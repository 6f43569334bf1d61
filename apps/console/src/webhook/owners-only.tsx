import { Alert } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../app/shell/page';
import { useMe } from '../session/session';

/** Shows webhook pages to owners only, because webhooks send account data to other systems. Others see an explanation. */
export function OwnersOnly() {
  const { t } = useTranslation();
  const me = useMe();
  if (me.owner) return <Outlet />;
  return (
    <Page title={t('webhook.title')}>
      <Alert color="gray" icon={<IconLock aria-hidden />} title={t('webhook.ownersOnly.title')}>
        {t('webhook.ownersOnly.text')}
      </Alert>
    </Page>
  );
}
