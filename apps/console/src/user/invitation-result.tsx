import { Alert, Button, Group, Stack } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../app/language/format';
import { CodeLine } from '../app/value/code-line';
import type { InvitationAttributes } from './user';

interface InvitationResultProps {
  invitation: InvitationAttributes;
  onDone: () => void;
}

/** Shows how an invitation is delivered: by mail, or by a link that is shown only once. */
export function InvitationResult({ invitation, onDone }: InvitationResultProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { link, 'expires-at': expiresAt } = invitation;
  const until = formats.instant(expiresAt);
  return (
    <Stack>
      <Alert icon={<IconMail aria-hidden />} title={t(link ? 'user.invite.handOn' : 'user.invite.sent')}>
        {t(link ? 'user.invite.handOnText' : 'user.invite.sentText', { until })}
      </Alert>
      {link && <CodeLine code={link} copyLabel={t('user.invite.copy')} />}
      <Group justify="flex-end">
        <Button onClick={onDone}>{t('dialog.close')}</Button>
      </Group>
    </Stack>
  );
}
