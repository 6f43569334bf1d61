import { Badge, Button, Group, Paper, Progress, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '../app/form/form-problem';
import { useFormats } from '../app/language/format';
import { Instant } from '../app/value/instant';
import { cancelReplay, type Replay, type ReplayAttributes } from './replay';
import { replayStatusOf, type ReplayStatus } from './replay-status.policy';

const colors: Record<ReplayStatus, string> = {
  running: 'blue',
  finished: 'gray',
  cancelled: 'gray',
  failed: 'red',
  waiting: 'yellow',
  arrived: 'teal',
  incomplete: 'red',
};

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
  const status = replayStatusOf(attributes);
  const cancelling = useMutation({
    mutationFn: () => cancelReplay(webhook, id),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['webhooks', webhook, 'replays'] }),
  });
  return (
    <Paper withBorder p="md">
      <Stack gap="xs">
        <Group justify="space-between">
          <Group gap="xs">
            <Badge color={colors[status]}>{t(`replay.state.${status}`)}</Badge>
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

function ReplayProgress({ replay }: { replay: ReplayAttributes }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { state, total, done, delivered, undelivered = 0, pending = 0 } = replay;
  if (total === undefined) return <Text c="dimmed">{t('replay.counting')}</Text>;
  const shareOf = (count: number) => (total === 0 ? 100 : Math.min(100, (count / total) * 100));
  const numbers = { of: formats.number(total), number: formats.number(delivered ?? done) };
  const text = [
    t(delivered === undefined ? 'replay.sent' : 'replay.arrived', numbers),
    pending > 0 && t('replay.pending', { number: formats.number(pending) }),
    undelivered > 0 && t('replay.undelivered', { number: formats.number(undelivered) }),
  ]
    .filter(Boolean)
    .join(' · ');
  return (
    <div>
      <Progress.Root size="lg" mb={4}>
        <Progress.Section
          value={shareOf(delivered ?? done)}
          color={delivered === undefined ? 'gray' : 'teal'}
          animated={state === 'running'}
          aria-label={t('replay.progressLabel')}
          aria-valuetext={text}
        />
        {undelivered > 0 && <Progress.Section value={shareOf(undelivered)} color="red" aria-hidden />}
      </Progress.Root>
      <Text>{text}</Text>
    </div>
  );
}
