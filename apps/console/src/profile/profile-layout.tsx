import { Outlet, useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../app/shell/page';
import { PageTabs, type PageTab } from '../app/shell/page-tabs';

/** Settings > Profile: the layout of the profile pages. Each tab has its own address. */
export function ProfileLayout() {
  const { t } = useTranslation();
  const pathname = useLocation({ select: (location) => location.pathname });
  const tabs: PageTab[] = [
    { to: '/settings/profile', label: t('profile.tabs.person') },
    { to: '/settings/profile/password', label: t('profile.tabs.password') },
    { to: '/settings/profile/sessions', label: t('profile.tabs.sessions') },
    { to: '/settings/profile/access-tokens', label: t('profile.tabs.accessTokens') },
  ];
  return (
    <Page title={t('profile.title')} documentTitle={tabs.find(({ to }) => to === pathname)?.label}>
      <PageTabs label={t('profile.title')} tabs={tabs} />
      <Outlet />
    </Page>
  );
}
