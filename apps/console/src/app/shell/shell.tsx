import { AppShell, Burger, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link, Outlet, useRouter } from '@tanstack/react-router';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AccountMenu } from '../../session/account-menu';
import { useChooseLanguage } from '../../session/own-language';
import { ColorSchemeMenu } from './color-scheme-menu';
import { LanguageMenu } from './language-menu';
import { NavigationList } from './navigation-list';
import { OfflineBanner } from './offline-banner';
import { Wordmark } from './wordmark';
import classes from './shell.module.css';

/** The header and navigation around every page of a signed-in user. Defaults to the page of the current route. */
export function Shell({ children = <Outlet /> }: { children?: ReactNode }) {
  const { t } = useTranslation();
  const [opened, { toggle, close }] = useDisclosure();
  const chooseLanguage = useChooseLanguage();
  useFocusOnNewPage();
  return (
    <AppShell
      header={{ height: 52 }}
      navbar={{ width: 232, breakpoint: 'sm', collapsed: { mobile: !opened } }}
      padding={{ base: 'md', sm: 'lg' }}
    >
      <a href="#main" className={classes.skip}>
        {t('shell.skip')}
      </a>
      <AppShell.Header>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap">
            <Burger
              opened={opened}
              onClick={toggle}
              hiddenFrom="sm"
              size="sm"
              aria-label={t(opened ? 'shell.closeNavigation' : 'shell.openNavigation')}
              aria-expanded={opened}
            />
            <Link to="/projects" className={classes.home} aria-label={t('shell.home')}>
              <Wordmark />
            </Link>
          </Group>
          <Group gap={4} wrap="nowrap">
            <LanguageMenu onChoose={chooseLanguage} />
            <ColorSchemeMenu />
            <AccountMenu />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="sm" aria-label={t('shell.navigation')}>
        <NavigationList onNavigate={close} />
      </AppShell.Navbar>
      <AppShell.Main id="main" tabIndex={-1}>
        <div className={classes.content}>
          <OfflineBanner />
          {children}
        </div>
      </AppShell.Main>
    </AppShell>
  );
}

/** Moves the focus to the new page, so that screen readers start there instead of staying at the link. */
function useFocusOnNewPage() {
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe('onResolved', ({ pathChanged, fromLocation }) => {
        if (pathChanged && fromLocation) document.getElementById('main')?.focus({ preventScroll: true });
      }),
    [router],
  );
}
