import { Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CodeLine } from '../../app/value/code-line';
import { Instant } from '../../app/value/instant';
import type { SigningKey, Webhook } from '../webhook';
import { RotateSecretDialog } from './rotate-secret-dialog';

/** Shows the signing keys of a webhook. Secrets are never shown again after they are issued. */
export function SigningPanel({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation();
  const [rotating, setRotating] = useState(false);
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="signing">
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={2} id="signing">
            {t('webhook.signing.title')}
          </Title>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconRefresh size={16} aria-hidden />}
            onClick={() => setRotating(true)}
          >
            {t('webhook.rotate.title')}
          </Button>
        </Group>
        <Text c="dimmed">{t('webhook.signing.text')}</Text>
        <Stack gap="sm" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
          {webhook.attributes['signing-keys'].map((key, index) => (
            <li key={key['created-at']}>
              <KeyFacts signingKey={key} current={index === 0} />
            </li>
          ))}
        </Stack>
      </Stack>
      <RotateSecretDialog webhook={webhook} opened={rotating} onClose={() => setRotating(false)} />
    </Paper>
  );
}

function KeyFacts({ signingKey, current }: { signingKey: SigningKey; current: boolean }) {
  const { t } = useTranslation();
  const { scheme, 'created-at': createdAt, 'expires-at': expiresAt, 'public-key': publicKey } = signingKey;
  return (
    <Stack gap={4}>
      <Group gap="xs">
        <Text>{t(`webhook.signing.schemes.${scheme}`)}</Text>
        {current && <Badge color="teal">{t('webhook.signing.current')}</Badge>}
        <Text c="dimmed">
          {t('webhook.signing.made')} <Instant value={createdAt} relative />
        </Text>
        {expiresAt && (
          <Text c="dimmed">
            {t('webhook.signing.until')} <Instant value={expiresAt} />
          </Text>
        )}
      </Group>
      {publicKey && <CodeLine code={publicKey} copyLabel={t('webhook.signing.copyPublicKey')} />}
    </Stack>
  );
}
