import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface LeaveQuestionProps {
  opened: boolean;
  onStay: () => void;
  onLeave: () => void;
}

/** Asks before the user leaves something unsaved. */
export function LeaveQuestion({ opened, onStay, onLeave }: LeaveQuestionProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={onStay}
      title={t('unsaved.title')}
      closeButtonProps={{ 'aria-label': t('dialog.close') }}
      zIndex={300}
    >
      <Stack>
        <Text>{t('unsaved.text')}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onLeave}>
            {t('unsaved.leave')}
          </Button>
          <Button onClick={onStay} data-autofocus>
            {t('unsaved.stay')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
