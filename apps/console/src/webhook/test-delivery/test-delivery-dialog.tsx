import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../app/dialog/dialog';
import { FormProblem } from '../../app/form/form-problem';
import { useEventNames } from '../event/event-catalogue';
import { Exchange, OutcomeBadge } from '../http-exchange';
import type { TrialAttributes } from './test-delivery';

interface TrialDialogProps {
  opened: boolean;
  onClose: () => void;
  /** Sends an example of an event. */
  send: (eventName: string) => Promise<TrialAttributes>;
  /** What has been sent already, if anything has. */
  first?: TrialAttributes;
}

/** Tries a webhook out: an example of an event, sent at once, and what came of it. */
export function TrialDialog({ opened, onClose, ...trial }: TrialDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog opened={opened} onClose={onClose} title={t('webhook.trial.title')} size="xl">
      <Trial {...trial} />
    </Dialog>
  );
}

function Trial({ send, first }: Pick<TrialDialogProps, 'send' | 'first'>) {
  const { t } = useTranslation();
  const names = useEventNames();
  const [name, setName] = useState(first?.['event-name'] ?? 'ticket_created');
  const sending = useMutation({ mutationFn: () => send(name) });
  const trial = sending.data ?? (sending.isIdle ? first : undefined);
  return (
    <Stack>
      <Text c="dimmed">{t('webhook.trial.text')}</Text>
      <Group align="flex-end" gap="sm">
        <Select
          label={t('webhook.trial.event')}
          searchable
          flex="1 1 14rem"
          value={name}
          onChange={(value) => value && setName(value)}
          data={names.length > 0 ? names : [name]}
        />
        <Button loading={sending.isPending} onClick={() => sending.mutate()}>
          {t('webhook.trial.send')}
        </Button>
      </Group>
      <FormProblem problem={sending.error} />
      <div role="status">
        {trial && (
          <Stack gap="sm">
            <Group>
              <OutcomeBadge status={trial.response?.status} error={trial.error} />
            </Group>
            <Exchange request={trial.request} response={trial.response} durationMs={trial['duration-ms']} />
          </Stack>
        )}
      </div>
    </Stack>
  );
}
