import { Breadcrumbs } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../app/dialog/dialog';
import { TextLink } from '../../app/shell/link';
import { Page } from '../../app/shell/page';
import { IssuedKey } from '../signing/issued-key';
import { TestSettingsButton } from '../test-delivery/test-settings-button';
import type { Webhook } from '../webhook';
import { WebhookForm } from './webhook-form';
import { createWebhook } from './webhook-settings';

const route = getRouteApi('/signed-in/settings/account/webhooks/new');

/** Creates a webhook, then shows what the subscriber needs to verify signatures. */
export function NewWebhookPage() {
  const { t } = useTranslation();
  const { tab } = route.useSearch();
  const navigate = route.useNavigate();
  const queryClient = useQueryClient();
  const [created, setCreated] = useState<Webhook>();
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
        actions={(state) => <TestSettingsButton state={state} />}
        onSaved={async ({ data }) => {
          setCreated(data);
          await queryClient.invalidateQueries({ queryKey: ['webhooks'] });
        }}
      />
      <Dialog
        opened={created !== undefined}
        onClose={() => undefined}
        title={t('webhook.created')}
        size="lg"
        withCloseButton={false}
        closeOnEscape={false}
        closeOnClickOutside={false}
      >
        {created && (
          <IssuedKey
            webhook={created.attributes}
            onDone={() => void navigate({ to: '/settings/account/webhooks/$webhook', params: { webhook: created.id } })}
          />
        )}
      </Dialog>
    </Page>
  );
}
