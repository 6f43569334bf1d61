import { Alert, Button, Checkbox, Group, Stack } from '@mantine/core';
import { IconEyeExclamation } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useUnsaved } from '../unsaved/unsaved';

interface ShownOnceProps {
  title: string;
  /** Where to store the secret. */
  text: string;
  /** The secret. */
  children: ReactNode;
  /** The label of the checkbox that confirms that the secret is stored. */
  confirm: string;
  onStored: () => void;
}

/** Shows a new secret that cannot be shown again. The user must confirm that it is stored. */
export function ShownOnce({ title, text, children, confirm, onStored }: ShownOnceProps) {
  const { t } = useTranslation();
  const [stored, setStored] = useState(false);
  const settle = useUnsaved(true);
  return (
    <Stack>
      <Alert color="yellow" icon={<IconEyeExclamation aria-hidden />} title={title}>
        {text}
      </Alert>
      {children}
      <Checkbox label={confirm} checked={stored} onChange={(event) => setStored(event.currentTarget.checked)} />
      <Group justify="flex-end">
        <Button
          disabled={!stored}
          onClick={() => {
            settle();
            onStored();
          }}
        >
          {t('dialog.done')}
        </Button>
      </Group>
    </Stack>
  );
}
