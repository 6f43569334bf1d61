import { Button, List, Stack, Text } from '@mantine/core';
import { IconPlayerPause, IconSend, IconTrash } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog, type ConfirmedResource } from '../app/dialog/confirm-dialog';
import type { ResourceResponse } from '../app/api/json-api';
import type { ReadVersion } from '../app/form/edit-base';
import { sendTestDelivery } from './test-delivery/test-delivery';
import { TestDeliveryDialog } from './test-delivery/test-delivery-dialog';
import { useWebhookFieldTexts } from './settings/webhook-field-texts';
import { versionOf, type WebhookInputs } from './settings/webhook-settings';
import { deleteWebhook, nameOf, pauseWebhook, webhookQuery, type Webhook, type WebhookAttributes } from './webhook';
import { acceptsEvents, statusOf, type WebhookStatus } from './webhook-status.policy';

/** What the dialog shows of a webhook if others have changed it. */
type ShownWebhook = WebhookInputs & { status: WebhookStatus };

/** Buttons that test, pause and delete a webhook. Pausing and deleting ask for confirmation. */
export function WebhookActions({ webhook }: { webhook: Webhook }) {
  const { id, attributes } = webhook;
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState<'try' | 'pause' | 'delete'>();
  const done = () => setAsking(undefined);
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['webhooks'] });
  const state = statusOf(attributes);
  const name = nameOf(attributes);
  const fields = useWebhookFieldTexts();
  const resource: ConfirmedResource<ShownWebhook> = {
    ...shownVersion({ data: webhook }),
    read: async () => shownVersion(await queryClient.fetchQuery({ ...webhookQuery(id), staleTime: 0 })),
    fields: {
      ...fields,
      status: { label: t('webhook.statusLabel'), text: (status) => t(`webhook.status.${status}`) },
    },
  };
  return (
    <>
      <Button variant="default" leftSection={<IconSend size={16} aria-hidden />} onClick={() => setAsking('try')}>
        {t('webhook.testDelivery.title')}
      </Button>
      {acceptsEvents(state) && state !== 'paused' && (
        <Button
          variant="default"
          leftSection={<IconPlayerPause size={16} aria-hidden />}
          onClick={() => setAsking('pause')}
        >
          {t('webhook.pause.action')}
        </Button>
      )}
      <Button variant="default" leftSection={<IconTrash size={16} aria-hidden />} onClick={() => setAsking('delete')}>
        {t('webhook.delete.action')}
      </Button>
      <TestDeliveryDialog
        opened={asking === 'try'}
        onClose={done}
        send={(eventName) => sendTestDelivery(id, eventName)}
      />
      <ConfirmDialog
        opened={asking === 'pause'}
        onClose={done}
        title={t('webhook.pause.title', { name })}
        confirm={t('webhook.pause.action')}
        resource={resource}
        action={(ifMatch) => pauseWebhook(id, ifMatch)}
        onDone={refresh}
      >
        {t('webhook.pause.text')}
      </ConfirmDialog>
      <ConfirmDialog
        opened={asking === 'delete'}
        onClose={done}
        title={t('webhook.delete.title', { name })}
        confirm={t('webhook.delete.confirm')}
        danger
        resource={resource}
        action={(ifMatch) => deleteWebhook(id, ifMatch)}
        onDone={async () => {
          await navigate({ to: '/settings/account/webhooks' });
          queryClient.removeQueries({ queryKey: ['webhooks', id] });
          await refresh();
        }}
      >
        <Stack gap="xs">
          <Text>{t('webhook.delete.text')}</Text>
          <List size="sm">
            <List.Item>{t('webhook.delete.events', { url: attributes['target-url'] })}</List.Item>
            <List.Item>{t('webhook.delete.waiting')}</List.Item>
            <List.Item>{t('webhook.delete.history')}</List.Item>
          </List>
        </Stack>
      </ConfirmDialog>
    </>
  );
}

function shownVersion(response: ResourceResponse<WebhookAttributes>): ReadVersion<ShownWebhook> {
  const { values, etag } = versionOf(response);
  return { values: { ...values, status: statusOf(response.data.attributes) }, etag };
}
