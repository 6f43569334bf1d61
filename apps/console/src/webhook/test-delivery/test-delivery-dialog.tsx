import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../app/dialog/dialog';
import { FormProblem } from '../../app/form/form-problem';
import { useEventNames } from '../event/event-catalogue';
import { HttpExchange, OutcomeBadge } from '../http-exchange';
import type { TestDeliveryAttributes } from './test-delivery';

interface TestDeliveryDialogProps {
  opened: boolean;
  onClose: () => void;
  /** Sends a test delivery of the event. */
  send: (eventName: string) => Promise<TestDeliveryAttributes>;
  /** The test delivery that is already sent when the dialog opens. */
  first?: TestDeliveryAttributes;
}

/** Sends test deliveries and shows their outcome. */
export function TestDeliveryDialog({ opened, onClose, ...delivery }: TestDeliveryDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog opened={opened} onClose={onClose} title={t('webhook.testDelivery.title')} size="xl">
      <TestDelivery {...delivery} />
    </Dialog>
  );
}

function TestDelivery({ send, first }: Pick<TestDeliveryDialogProps, 'send' | 'first'>) {
  const { t } = useTranslation();
  const names = useEventNames();
  const [name, setName] = useState(first?.['event-name'] ?? 'ticket_created');
  const sending = useMutation({ mutationFn: () => send(name) });
  const delivery = sending.data ?? (sending.isIdle ? first : undefined);
  return (
    <Stack>
      <Text c="dimmed">{t('webhook.testDelivery.text')}</Text>
      <Group align="flex-end" gap="sm">
        <Select
          label={t('webhook.testDelivery.event')}
          searchable
          flex="1 1 14rem"
          value={name}
          onChange={(value) => value && setName(value)}
          data={names.length > 0 ? names : [name]}
        />
        <Button loading={sending.isPending} onClick={() => sending.mutate()}>
          {t('webhook.testDelivery.send')}
        </Button>
      </Group>
      <FormProblem problem={sending.error} />
      <div role="status">
        {delivery && (
          <Stack gap="sm">
            <Group>
              <OutcomeBadge status={delivery.response?.status} error={delivery.error} />
            </Group>
            <HttpExchange
              request={delivery.request}
              response={delivery.response}
              durationMs={delivery['duration-ms']}
            />
          </Stack>
        )}
      </div>
    </Stack>
  );
}
