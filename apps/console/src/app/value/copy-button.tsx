import { ActionIcon, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { copy } from './copy';

interface CopyButtonProps {
  text: string;
  /** The label of the button: "Copy token". */
  label: string;
}

/** Copies text and confirms it for two seconds. */
export function CopyButton({ text, label }: CopyButtonProps) {
  const { t } = useTranslation();
  const copying = useMutation({ mutationFn: () => copy(text) });
  const { isSuccess, reset } = copying;
  useEffect(() => {
    if (!isSuccess) return;
    const timer = setTimeout(reset, 2_000);
    return () => clearTimeout(timer);
  }, [isSuccess, reset]);
  const said = copying.isSuccess ? t('value.copied') : copying.isError ? t('value.notCopied') : label;
  return (
    <Tooltip label={said}>
      <ActionIcon
        variant="subtle"
        color={copying.isSuccess ? 'teal' : 'gray'}
        aria-label={said}
        onClick={() => copying.mutate()}
      >
        {copying.isSuccess ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
      </ActionIcon>
    </Tooltip>
  );
}
