import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ShownOnce } from '../../app/dialog/shown-once';
import { CodeLine } from '../../app/value/code-line';
import type { WebhookAttributes } from '../webhook';

interface IssuedKeyProps {
  /** As the answer has it that made the key. */
  webhook: WebhookAttributes;
  onDone: () => void;
}

/** What a subscriber verifies signatures with: a secret that is seen this once, or a public key that anyone may see. */
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
