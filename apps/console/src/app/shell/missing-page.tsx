import { Button, Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from './page';

/** For an address that leads nowhere. */
export function MissingPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('shell.missing.title')} description={t('shell.missing.text')}>
      <Group>
        <Button component={Link} to="/projects">
          {t('shell.missing.home')}
        </Button>
      </Group>
    </Page>
  );
}
