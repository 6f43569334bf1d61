import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/api-error';
import { errorMessage } from '../api/error-message';
import { useFormats } from '../language/format';
import { useRetryAfter } from './use-retry-after';

interface ErrorStateProps {
  error: Error;
  onRetry?: () => void;
}

/** Shows an error, when to try again, and a retry button. */
export function ErrorState({ error, onRetry }: ErrorStateProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const wait = useRetryAfter(error);
  const requestId = error instanceof ApiError ? error.requestId : undefined;
  return (
    <Alert color="red" icon={<IconAlertTriangle aria-hidden />} title={errorMessage(error, t)} role="alert">
      <Stack gap="xs">
        {wait.until && <Text size="sm">{t('error.comeBackAt', { time: formats.time(wait.until) })}</Text>}
        {requestId && (
          <Text size="xs" c="dimmed">
            {t('error.requestId')} <code>{requestId}</code>
          </Text>
        )}
        {onRetry && mayPass(error) && (
          <Group>
            <Button size="xs" variant="default" onClick={onRetry} disabled={!wait.over}>
              {t('error.retry')}
            </Button>
          </Group>
        )}
      </Stack>
    </Alert>
  );
}

/** Returns whether a retry can succeed. Other client errors, such as 403 and 404, are final. */
function mayPass(error: Error): boolean {
  return !(error instanceof ApiError) || error.status === 0 || error.status === 429 || error.status >= 500;
}
