import { Badge, Button, Group, Paper, Progress, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '../app/form/form-problem';
import { useFormats } from '../app/language/format';
import { Instant } from '../app/value/instant';
import { cancelReplay, type Replay, type ReplayAttributes } from './replay';

const colors: Record<ReplayAttributes['state'], string> = { running: 'blue', finished: 'teal', cancelled: 'gray' };

interface ReplayPanelProps {
  webhook: string;
  replay: Replay;
}

/** Shows the progress of a replay and a button to cancel it. */
export function ReplayPanel({ webhook, replay: { id, attributes } }: ReplayPanelProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const queryClient = useQueryClient();
  const { kind, from, to, state } = attributes;
  const cancelling = useMutation({
    mutationFn: () => cancelReplay(webhook, id),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['webhooks', webhook, 'replays'] }),
  });
  return (
    <Paper withBorder p="md">
      <Stack gap="xs">
        <Group justify="space-between">
          <Group gap="xs">
            <Badge color={colors[state]}>{t(`replay.state.${state}`)}</Badge>
            <Text fw={500}>{t(`replay.kind.${kind}`)}</Text>
            <Text c="dimmed">{t('replay.range', { from: formats.instant(from), to: formats.instant(to) })}</Text>
          </Group>
          {state === 'running' && (
            <Button variant="default" size="xs" loading={cancelling.isPending} onClick={() => cancelling.mutate()}>
              {t('replay.cancel')}
            </Button>
          )}
        </Group>
        <FormProblem problem={cancelling.error} />
        <ReplayProgress replay={attributes} />
        <Text size="xs" c="dimmed">
          {t('replay.started')} <Instant value={attributes['created-at']} relative />
        </Text>
      </Stack>
    </Paper>
  );
}

function ReplayProgress({ replay: { state, total, done } }: { replay: ReplayAttributes }) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (total === undefined) return <Text c="dimmed">{t('replay.counting')}</Text>;
  const part = total === 0 ? 100 : Math.min(100, (done / total) * 100);
  const text = t('replay.progress', { done: formats.number(done), total: formats.number(total) });
  return (
    <div>
      <Progress.Root size="lg" mb={4}>
        <Progress.Section
          value={part}
          color={state === 'cancelled' ? 'gray' : 'blue'}
          animated={state === 'running'}
          aria-label={t('replay.progressLabel')}
          aria-valuetext={text}
        />
      </Progress.Root>
      <Text>{text}</Text>
    </div>
  );
}
