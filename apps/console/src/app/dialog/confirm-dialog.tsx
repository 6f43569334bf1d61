import { Button, Group, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReadVersion } from '../form/edit-base';
import type { FieldTexts } from '../form/field-texts';
import { ErrorState } from '../list/error-state';
import { ChangedMeanwhile } from './changed-meanwhile';
import { Dialog } from './dialog';
import { runOnVersion } from './run-on-version';

/** What an action deletes or changes, as the page shows it. The row of a list has no version. */
export interface ConfirmedResource<Values> extends ReadVersion<Values> {
  /** Reads the resource again. */
  read: () => Promise<ReadVersion<Values>>;
  /** The values that are shown if others have changed them. */
  fields: FieldTexts<Values>;
}

interface ConfirmDialogProps<Values extends object> {
  opened: boolean;
  onClose: () => void;
  title: string;
  /** The consequences of the action. */
  children: ReactNode;
  /** The label of the confirm button. */
  confirm: string;
  /** Whether the action is irreversible. */
  danger?: boolean;
  /** If others have changed it since the dialog was opened, the dialog shows what, and asks again. */
  resource?: ConfirmedResource<Values>;
  /** Gets the version of the resource that the user has confirmed. */
  action: (ifMatch?: string) => Promise<unknown>;
  onDone?: () => void | Promise<void>;
}

/** Asks for confirmation, runs the action, and shows its error. */
export function ConfirmDialog<Values extends object>({ opened, title, ...question }: ConfirmDialogProps<Values>) {
  return (
    <Dialog opened={opened} onClose={question.onClose} title={title}>
      <Question {...question} />
    </Dialog>
  );
}

function Question<Values extends object>({
  onClose,
  children,
  confirm,
  danger,
  resource,
  action,
  onDone,
}: Omit<ConfirmDialogProps<Values>, 'opened' | 'title'>) {
  const { t } = useTranslation();
  // What the page shows when the dialog opens: the page may read the resource again while the user decides.
  const [seen] = useState(resource);
  const [now, setNow] = useState<ReadVersion<Values>>();
  const doing = useMutation({
    mutationFn: async () => {
      if (!seen) return void (await action());
      return runOnVersion(now ?? seen, { read: seen.read, action });
    },
    onSuccess: async (changed) => {
      if (changed) return setNow(changed);
      await onDone?.();
      onClose();
    },
  });
  return (
    <Stack>
      <div>{children}</div>
      {seen && now && (
        <ChangedMeanwhile before={seen.values} now={now.values} fields={resource?.fields ?? seen.fields} />
      )}
      {doing.error && <ErrorState error={doing.error} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose} data-autofocus>
          {t(now ? 'dialog.changed.keep' : 'dialog.cancel')}
        </Button>
        <Button color={danger ? 'red.9' : undefined} loading={doing.isPending} onClick={() => doing.mutate()}>
          {confirm}
        </Button>
      </Group>
    </Stack>
  );
}
