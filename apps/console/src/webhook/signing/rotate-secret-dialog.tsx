import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { signatureScheme as schemes } from '@plumbline/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../app/dialog/dialog';
import { FormProblem } from '../../app/form/form-problem';
import { rotateSecret, type SignatureScheme, type Webhook, type WebhookAttributes } from '../webhook';
import { IssuedKey } from './issued-key';

/** How long the old secret stays valid, in hours. */
const overlaps = { none: 0, hour: 1, day: 24, week: 168 } as const;
type Overlap = keyof typeof overlaps;

interface RotateSecretDialogProps {
  webhook: Webhook;
  opened: boolean;
  onClose: () => void;
}

/** Issues a new signing secret and shows it. The old secret stays valid for a while, so that the subscriber can be updated. */
export function RotateSecretDialog({ webhook, opened, onClose }: RotateSecretDialogProps) {
  const { t } = useTranslation();
  const [issued, setIssued] = useState<WebhookAttributes>();
  const close = () => {
    setIssued(undefined);
    onClose();
  };
  const shown = issued !== undefined;
  return (
    <Dialog
      opened={opened}
      onClose={close}
      title={t('webhook.rotate.title')}
      size="lg"
      withCloseButton={!shown}
      closeOnEscape={!shown}
      closeOnClickOutside={false}
    >
      {shown ? <IssuedKey webhook={issued} onDone={close} /> : <Rotation webhook={webhook} onIssued={setIssued} />}
    </Dialog>
  );
}

function Rotation({ webhook, onIssued }: { webhook: Webhook; onIssued: (issued: WebhookAttributes) => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [overlap, setOverlap] = useState<Overlap>('day');
  const [signatureScheme, setScheme] = useState<SignatureScheme>(webhook.attributes['signing-keys'][0]?.scheme ?? 'v1');
  const rotation = useMutation({
    mutationFn: () => rotateSecret(webhook.id, { overlapHours: overlaps[overlap], signatureScheme }),
    onSuccess: async ({ data }) => {
      onIssued(data.attributes);
      await queryClient.invalidateQueries({ queryKey: ['webhooks'] });
    },
  });
  return (
    <Stack>
      <Text>{t('webhook.rotate.text')}</Text>
      <FormProblem problem={rotation.error} />
      <Select
        label={t('webhook.rotate.overlap')}
        value={overlap}
        onChange={(value) => setOverlap(value as Overlap)}
        data={(Object.keys(overlaps) as Overlap[]).map((value) => ({ value, label: t(`webhook.rotate.${value}`) }))}
      />
      <Select
        label={t('webhook.signing.scheme')}
        value={signatureScheme}
        onChange={(value) => setScheme(value as SignatureScheme)}
        data={schemes.options.map((value) => ({ value, label: t(`webhook.signing.schemes.${value}`) }))}
      />
      <Group justify="flex-end">
        <Button loading={rotation.isPending} onClick={() => rotation.mutate()}>
          {t('webhook.rotate.confirm')}
        </Button>
      </Group>
    </Stack>
  );
}
