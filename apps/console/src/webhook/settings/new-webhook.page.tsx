import { Breadcrumbs } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../app/dialog/dialog';
import { TextLink } from '../../app/shell/link';
import { Page } from '../../app/shell/page';
import { FreshKey } from '../signing/issued-key';
import { TrySettings } from '../test-delivery/test-settings-button';
import { createWebhook, type Webhook } from '../webhook';
import { WebhookForm } from './webhook-form';
import { newWebhookRoute } from '../webhook.route';

/** Sets a webhook up, and then shows what its subscriber needs to verify what it is sent. */
export function NewWebhookPage() {
  const { t } = useTranslation();
  const { tab } = newWebhookRoute.useSearch();
  const navigate = useNavigate({ from: newWebhookRoute.fullPath });
  const queryClient = useQueryClient();
  const [made, setMade] = useState<Webhook>();
  return (
    <Page
      title={t('webhook.new')}
      breadcrumbs={
        <Breadcrumbs component="nav" aria-label={t('shell.breadcrumbs')}>
          <TextLink to="/settings/account/webhooks">{t('webhook.title')}</TextLink>
          <span>{t('webhook.new')}</span>
        </Breadcrumbs>
      }
    >
      <WebhookForm
        tab={tab}
        onTab={(next) => void navigate({ search: { tab: next }, replace: true })}
        save={createWebhook}
        actions={(state) => <TrySettings state={state} />}
        onSaved={async ({ data }) => {
          setMade(data);
          await queryClient.invalidateQueries({ queryKey: ['webhooks'] });
        }}
      />
      <Dialog
        opened={made !== undefined}
        onClose={() => undefined}
        title={t('webhook.created')}
        size="lg"
        withCloseButton={false}
        closeOnEscape={false}
        closeOnClickOutside={false}
      >
        {made && (
          <FreshKey
            webhook={made.attributes}
            onDone={() => void navigate({ to: '/settings/account/webhooks/$webhook', params: { webhook: made.id } })}
          />
        )}
      </Dialog>
    </Page>
  );
}
