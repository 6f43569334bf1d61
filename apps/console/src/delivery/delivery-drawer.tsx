import { Accordion, Button, Drawer, Group, Stack, Text } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { notify } from '../app/dialog/notify';
import { FormProblem } from '../app/form/form-problem';
import { useFormats } from '../app/language/format';
import { QueryState } from '../app/list/query-state';
import { FactList } from '../app/value/fact-list';
import { IdValue } from '../app/value/id-value';
import { Instant } from '../app/value/instant';
import { useProjectNames } from '../project/project-names';
import { HttpExchange, OutcomeBadge } from '../webhook/http-exchange';
import { deliveryQuery, resendDelivery, type Attempt, type Delivery } from './delivery';
import { DeliveryStatusBadge } from './delivery-status-badge';

interface DeliveryDrawerProps {
  webhook: string;
  /** The delivery to show; undefined closes the drawer. */
  id: string | undefined;
  onClose: () => void;
}

/** Shows a delivery with all attempts and a button to resend it. */
export function DeliveryDrawer({ webhook, id, onClose }: DeliveryDrawerProps) {
  const { t } = useTranslation();
  return (
    <Drawer
      opened={id !== undefined}
      onClose={onClose}
      title={t('delivery.one')}
      closeButtonProps={{ 'aria-label': t('dialog.close') }}
    >
      {id !== undefined && <Content webhook={webhook} id={id} />}
    </Drawer>
  );
}

function Content({ webhook, id }: { webhook: string; id: string }) {
  const query = useQuery(deliveryQuery(webhook, id));
  return (
    <QueryState query={query}>
      {({ delivery, attempts }) => (
        <Stack>
          <Facts delivery={delivery} />
          <Resend webhook={webhook} id={id} />
          <Attempts attempts={attempts} />
        </Stack>
      )}
    </QueryState>
  );
}

function Facts({ delivery: { id, attributes } }: { delivery: Delivery }) {
  const { t } = useTranslation();
  const { nameOf } = useProjectNames();
  const { 'project-id': project, 'next-attempt-at': next } = attributes;
  return (
    <FactList
      facts={[
        [t('delivery.event'), <code key="event">{attributes['event-name']}</code>],
        [
          t('delivery.statusLabel'),
          <Group key="status">
            <DeliveryStatusBadge delivery={attributes} />
          </Group>,
        ],
        ...(project ? [[t('delivery.project'), nameOf(project)] as [string, string]] : []),
        [t('delivery.made'), <Instant key="made" value={attributes['created-at']} seconds />],
        ...(next
          ? ([[t('delivery.next'), <Instant key="next" value={next} seconds />]] as [string, React.ReactNode][])
          : []),
        [t('delivery.id'), <IdValue key="id" id={id} />],
      ]}
    />
  );
}

function Resend({ webhook, id }: { webhook: string; id: string }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const resending = useMutation({
    mutationFn: () => resendDelivery(webhook, id),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['webhooks', webhook, 'deliveries'] });
      notify(t('delivery.resent'));
    },
  });
  return (
    <>
      <FormProblem problem={resending.error} />
      <Group>
        <Button
          leftSection={<IconSend size={16} aria-hidden />}
          loading={resending.isPending}
          onClick={() => resending.mutate()}
        >
          {t('delivery.resend')}
        </Button>
        <Text c="dimmed" size="xs">
          {t('delivery.resendText')}
        </Text>
      </Group>
    </>
  );
}

function Attempts({ attempts }: { attempts: Attempt[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [latest] = attempts;
  if (!latest) return <Text c="dimmed">{t('delivery.noAttempt')}</Text>;
  return (
    <Accordion multiple order={3} defaultValue={[latest.id]} variant="separated">
      {attempts.map(({ id, attributes }) => (
        <Accordion.Item key={id} value={id}>
          <Accordion.Control>
            <Group gap="xs">
              <Text fw={500}>{t('delivery.attempt', { number: attributes.number })}</Text>
              <OutcomeBadge status={attributes['response-status']} error={attributes.error} />
              <Text c="dimmed">{formats.second(attributes['started-at'])}</Text>
            </Group>
          </Accordion.Control>
          <Accordion.Panel>
            <Stack gap="xs">
              {attributes['next-attempt-at'] && (
                <Text>
                  {t('delivery.nextAfter')} <Instant value={attributes['next-attempt-at']} seconds />
                </Text>
              )}
              <HttpExchange
                request={{ headers: attributes['request-headers'], body: attributes['request-body'] }}
                response={
                  attributes['response-status'] === undefined
                    ? undefined
                    : {
                        status: attributes['response-status'],
                        headers: attributes['response-headers'] ?? {},
                        body: attributes['response-body'] ?? '',
                      }
                }
                durationMs={attributes['duration-ms']}
              />
            </Stack>
          </Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion>
  );
}
