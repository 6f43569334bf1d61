import { Alert, Button, Group, Text } from '@mantine/core';
import { IconWifiOff } from '@tabler/icons-react';
import { useIsFetching, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { connection } from '../api/connection';

/** Says that the server cannot be reached, and loads what the page shows again as soon as it can be. */
export function OfflineBanner() {
  const { t } = useTranslation();
  const lost = useSyncExternalStore(connection.subscribe, connection.isLost);
  const queryClient = useQueryClient();
  const loading = useIsFetching() > 0;
  const retry = useCallback(() => void queryClient.refetchQueries({ type: 'active' }), [queryClient]);
  useEffect(() => {
    const goOffline = () => connection.report(false);
    window.addEventListener('offline', goOffline);
    window.addEventListener('online', retry);
    return () => {
      window.removeEventListener('offline', goOffline);
      window.removeEventListener('online', retry);
    };
  }, [retry]);
  if (!lost) return null;
  return (
    <Alert color="yellow" icon={<IconWifiOff aria-hidden />} title={t('shell.offline.title')} role="status" mb="md">
      <Group justify="space-between" gap="sm">
        <Text size="sm">{t('shell.offline.text')}</Text>
        <Button size="xs" variant="default" loading={loading} onClick={retry}>
          {t('error.retry')}
        </Button>
      </Group>
    </Alert>
  );
}
