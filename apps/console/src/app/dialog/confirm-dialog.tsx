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
  /** What follows from it. */
  children: ReactNode;
  /** The button's text: what is done. */
  confirm: string;
  /** Whether it cannot be undone. */
  danger?: boolean;
  action: () => Promise<unknown>;
  onDone?: () => void | Promise<void>;
}

/** Asks before something is done, does it, and stays with what went wrong. */
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
