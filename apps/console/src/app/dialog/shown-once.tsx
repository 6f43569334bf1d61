import { Alert, Button, Checkbox, Group, Stack } from '@mantine/core';
import { IconEyeExclamation } from '@tabler/icons-react';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface ShownOnceProps {
  title: string;
  /** Where to keep it. */
  text: string;
  /** The secret itself. */
  children: ReactNode;
  /** What the person says before going on: that it is stored. */
  confirm: string;
  onStored: () => void;
}

/** A new secret: this is the one time that it is seen, so that nobody gets past it by accident. */
export function ShownOnce({ title, text, children, confirm, onStored }: ShownOnceProps) {
  const { t } = useTranslation();
  const [stored, setStored] = useState(false);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, []);
  return (
    <Stack>
      <Alert color="yellow" icon={<IconEyeExclamation aria-hidden />} title={title}>
        {text}
      </Alert>
      {children}
      <Checkbox label={confirm} checked={stored} onChange={(event) => setStored(event.currentTarget.checked)} />
      <Group justify="flex-end">
        <Button disabled={!stored} onClick={onStored}>
          {t('dialog.done')}
        </Button>
      </Group>
    </Stack>
  );
}
