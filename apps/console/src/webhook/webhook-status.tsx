import { Badge, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Instant } from '../app/value/instant';
import type { WebhookAttributes } from './webhook';
import { statusOf, type WebhookStatus as State } from './webhook-status.policy';

const colors: Record<State, string> = {
  active: 'teal',
  failing: 'red',
  paused: 'yellow',
  disabled: 'red',
  off: 'gray',
  verifying: 'blue',
  refused: 'red',
};

/** Shows whether a webhook sends and, if not, why. */
export function WebhookStatus({ webhook }: { webhook: WebhookAttributes }) {
  const { t } = useTranslation();
  const state = statusOf(webhook);
  const reason = webhook['disabled-reason'];
  return (
    <Group gap={6}>
      <Badge color={colors[state]}>{t(`webhook.status.${state}`)}</Badge>
      {reason && (
        <Text size="xs" c="dimmed">
          {t(`webhook.disabledReason.${reason}`)}
        </Text>
      )}
    </Group>
  );
}

/** Shows what the last attempts of a webhook indicate. */
export function WebhookHealth({ webhook: { state, 'failing-since': since } }: { webhook: WebhookAttributes }) {
  const { t } = useTranslation();
  return (
    <div>
      <Text>{t(`webhook.health.${state}`)}</Text>
      {since && (
        <Text size="xs" c="dimmed">
          {t('webhook.failingSince')} <Instant value={since} relative />
        </Text>
      )}
    </div>
  );
}
