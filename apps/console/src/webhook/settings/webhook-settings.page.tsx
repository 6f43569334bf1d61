import { Stack } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notify } from '../../app/dialog/notify';
import { SigningPanel } from '../signing/signing-panel';
import { WebhookLayout } from '../webhook-layout';
import { WebhookForm } from './webhook-form';
import { changeWebhook } from './webhook-settings';

const route = getRouteApi('/signed-in/settings/account/webhooks/$webhook/settings');

/** Edits the settings and signing keys of a webhook. */
export function WebhookSettingsPage() {
  const { t } = useTranslation();
  const { webhook: id } = route.useParams();
  const { tab } = route.useSearch();
  const navigate = route.useNavigate();
  const queryClient = useQueryClient();
  const [saves, setSaves] = useState(0);
  return (
    <WebhookLayout id={id}>
      {(webhook) => (
        <Stack>
          <WebhookForm
            // Remounts the form after a save, so that it masks the secrets again.
            key={saves}
            webhook={webhook}
            tab={tab}
            onTab={(next) => void navigate({ search: { tab: next }, replace: true })}
            save={(_, changed, etag) => changeWebhook(id, changed, etag)}
            onSaved={async () => {
              await queryClient.invalidateQueries({ queryKey: ['webhooks'] });
              setSaves((count) => count + 1);
              notify(t('webhook.saved'));
            }}
          />
          <SigningPanel webhook={webhook} />
        </Stack>
      )}
    </WebhookLayout>
  );
}
