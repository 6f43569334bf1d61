import { Button, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface SavedSecretProps {
  label: string;
  error?: string;
  onReplace: () => void;
}

/** Stands for a saved secret, which can be replaced but not read. */
export function SavedSecret({ label, error, onReplace }: SavedSecretProps) {
  const { t } = useTranslation();
  return (
    <TextInput
      label={label}
      value="••••••••"
      readOnly
      error={error}
      rightSectionWidth="auto"
      rightSection={
        <Button
          size="compact-xs"
          variant="default"
          mr={6}
          onClick={onReplace}
          aria-label={t('webhook.replace', { what: label })}
        >
          {t('webhook.replaceShort')}
        </Button>
      }
    />
  );
}
