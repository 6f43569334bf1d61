import { Breadcrumbs, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { QueryState } from '../app/list/query-state';
import { TextLink } from '../app/shell/link';
import { Page } from '../app/shell/page';
import { PageTabs } from '../app/shell/page-tabs';
import { Activity } from './statistics/activity';
import { nameOf, webhookQuery, type Webhook } from './webhook';
import { WebhookActions } from './webhook-actions';
import { WebhookBanner } from './webhook-banner';
import { WebhookStatus } from './webhook-status';

interface WebhookLayoutProps {
  /** The ID of the webhook. */
  id: string;
  children: (webhook: Webhook) => ReactNode;
}

/** The layout of the pages about one webhook. */
export function WebhookLayout({ id, children }: WebhookLayoutProps) {
  const { t } = useTranslation();
  const query = useQuery(webhookQuery(id));
  const webhook = query.data?.data;
  const name = webhook ? nameOf(webhook.attributes) : t('webhook.one');
  return (
    <Page
      title={name}
      description={webhook?.attributes.description && webhook.attributes['target-url']}
      breadcrumbs={
        <Breadcrumbs component="nav" aria-label={t('shell.breadcrumbs')}>
          <TextLink to="/settings/account/webhooks">{t('webhook.title')}</TextLink>
          <span>{name}</span>
        </Breadcrumbs>
      }
      actions={webhook && <WebhookActions webhook={webhook} />}
    >
      {webhook && (
        <Group justify="space-between" align="flex-start">
          <WebhookStatus webhook={webhook.attributes} />
          <Activity webhook={id} />
        </Group>
      )}
      {webhook && <WebhookBanner webhook={webhook} />}
      <PageTabs
        label={t('webhook.one')}
        tabs={[
          { to: '/settings/account/webhooks/$webhook', params: { webhook: id }, label: t('delivery.title') },
          {
            to: '/settings/account/webhooks/$webhook/replays',
            params: { webhook: id },
            label: t('replay.title'),
          },
          {
            to: '/settings/account/webhooks/$webhook/settings',
            params: { webhook: id },
            label: t('webhook.settings'),
          },
        ]}
      />
      <QueryState query={query}>{({ data }) => children(data)}</QueryState>
    </Page>
  );
}
