import { Button, Group, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../list/error-state';
import { Dialog } from './dialog';

interface ConfirmDialogProps {
  opened: boolean;
  onClose: () => void;
  title: string;
  /** The consequences of the action. */
  children: ReactNode;
  /** The label of the confirm button. */
  confirm: string;
  /** Whether the action is irreversible. */
  danger?: boolean;
  action: () => Promise<unknown>;
  onDone?: () => void | Promise<void>;
}

/** Asks for confirmation, runs the action, and shows its error. */
export function ConfirmDialog({
  opened,
  onClose,
  title,
  children,
  confirm,
  danger,
  action,
  onDone,
}: ConfirmDialogProps) {
  const { t } = useTranslation();
  const doing = useMutation({
    mutationFn: action,
    onSuccess: async () => {
      await onDone?.();
      onClose();
    },
  });
  const close = () => {
    doing.reset();
    onClose();
  };
  return (
    <Dialog opened={opened} onClose={close} title={title}>
      <Stack>
        <div>{children}</div>
        {doing.error && <ErrorState error={doing.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={close} data-autofocus>
            {t('dialog.cancel')}
          </Button>
          <Button color={danger ? 'red.9' : undefined} loading={doing.isPending} onClick={() => doing.mutate()}>
            {confirm}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
