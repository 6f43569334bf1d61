import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { notify } from '../app/dialog/notify';
import { FormProblem } from '../app/form/form-problem';
import { useFormats } from '../app/language/format';
import { useNow } from '../app/value/use-now';
import { OutcomeBadge } from './http-exchange';
import { sendTestDelivery } from './test-delivery/test-delivery';
import type { Webhook } from './webhook';

/** Says since when a webhook fails and when it is tried next, and tries it at once. */
export function FailingBanner({ webhook: { id, attributes } }: { webhook: Webhook }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const now = useNow();
  const queryClient = useQueryClient();
  const probe = useMutation({
    mutationFn: () => sendTestDelivery(id, 'ticket_created'),
    onSuccess: async ({ response }) => {
      if (response && response.status >= 200 && response.status < 300) notify(t('webhook.probe.succeeded'));
      await queryClient.invalidateQueries({ queryKey: ['webhooks'] });
    },
  });
  const { 'failing-since': since, 'next-probe-at': next } = attributes;
  const due = !next || Date.parse(next) <= now;
  return (
    <Alert
      color="red"
      icon={<IconAlertTriangle aria-hidden />}
      title={t('webhook.probe.since', { since: since ? formats.instant(since) : '' })}
    >
      <Stack gap="xs">
        <Text>{due ? t('webhook.probe.nextSoon') : t('webhook.probe.next', { next: formats.second(next) })}</Text>
        <FormProblem problem={probe.error} />
        <Group>
          <Button variant="default" size="xs" loading={probe.isPending} onClick={() => probe.mutate()}>
            {t('webhook.probe.now')}
          </Button>
          <Group role="status" gap="xs">
            {probe.data && (
              <>
                <Text>{t('webhook.probe.failed')}</Text>
                <OutcomeBadge status={probe.data.response?.status} error={probe.data.error} />
              </>
            )}
          </Group>
        </Group>
      </Stack>
    </Alert>
  );
}
