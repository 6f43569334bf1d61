import { Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from './link';
import { Page } from './page';

/** For an address that leads nowhere. */
export function MissingPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('shell.missing.title')} description={t('shell.missing.text')}>
      <Group>
        <ButtonLink to="/projects">{t('shell.missing.home')}</ButtonLink>
      </Group>
    </Page>
  );
}
