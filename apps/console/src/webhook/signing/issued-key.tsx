import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ShownOnce } from '../../app/dialog/shown-once';
import { CodeLine } from '../../app/value/code-line';
import type { WebhookAttributes } from '../webhook';

interface IssuedKeyProps {
  /** The response to the request that issued the key. */
  webhook: WebhookAttributes;
  onDone: () => void;
}

/** Shows what a subscriber needs to verify signatures: a secret, shown only once, or a public key. */
export function IssuedKey({ webhook: { secret, 'signing-keys': keys }, onDone }: IssuedKeyProps) {
  const { t } = useTranslation();
  if (secret === undefined) {
    return (
      <Stack>
        <Text>{t('webhook.signing.publicKeyText')}</Text>
        <CodeLine code={keys[0]?.['public-key'] ?? ''} copyLabel={t('webhook.signing.copyPublicKey')} />
        <Group justify="flex-end">
          <Button onClick={onDone}>{t('dialog.done')}</Button>
        </Group>
      </Stack>
    );
  }
  return (
    <ShownOnce
      title={t('webhook.signing.once')}
      text={t('webhook.signing.onceText')}
      confirm={t('webhook.signing.stored')}
      onStored={onDone}
    >
      <CodeLine code={secret} copyLabel={t('webhook.signing.copySecret')} />
    </ShownOnce>
  );
}
