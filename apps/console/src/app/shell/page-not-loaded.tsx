import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconCloudOff } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { sendOnce } from '../api/api-client';
import { ApiError } from '../api/api-error';
import { Page } from './page';

/** Shown when the files of a page cannot be loaded. Reloads once by itself, which fetches the file names of a new release. */
export function PageNotLoadedPage() {
  const { t } = useTranslation();
  useEffect(() => void reloadOnce(), []);
  return (
    <Page title={t('shell.notLoaded.title')}>
      <Alert color="yellow" icon={<IconCloudOff aria-hidden />} role="alert">
        <Stack gap="xs">
          <Text>{t('shell.notLoaded.text')}</Text>
          <Group>
            <Button size="xs" variant="default" onClick={() => window.location.reload()}>
              {t('shell.notLoaded.reload')}
            </Button>
          </Group>
        </Stack>
      </Alert>
    </Page>
  );
}

/** Does not reload while the server cannot be reached: the browser's error page would take the place of ours. */
async function reloadOnce(): Promise<void> {
  const key = 'reloaded-for-files';
  const { href } = window.location;
  if (sessionStorage.getItem(key) === href || !(await serverAnswers())) return;
  sessionStorage.setItem(key, href);
  window.location.reload();
}

/** Any answer counts, such as that nobody is signed in. */
async function serverAnswers(): Promise<boolean> {
  return sendOnce('GET', '/session').then(
    () => true,
    (error: unknown) => error instanceof ApiError && error.status !== 0,
  );
}
