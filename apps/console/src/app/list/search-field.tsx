import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface SearchFieldProps {
  label: string;
  value: string | undefined;
  /** Called when the user stops typing; undefined for an empty field. */
  onChange: (search: string | undefined) => void;
}

/** A search field that searches while the user types. */
export function SearchField({ label, value, onChange }: SearchFieldProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(value ?? '');
  const { history } = useRouter();
  const reported = useRef(value);
  const report = useDebouncedCallback((search: string, typedAt: string) => {
    // Ignores the change if the user has navigated away in the meantime.
    if (history.location.pathname !== typedAt) return;
    reported.current = search.trim() || undefined;
    onChange(reported.current);
  }, 300);
  // The address also changes by links and by the back button.
  useEffect(() => {
    if (value !== reported.current) setText(value ?? '');
    reported.current = value;
  }, [value]);
  const type = (search: string) => {
    setText(search);
    report(search, history.location.pathname);
  };
  return (
    <TextInput
      type="search"
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={text && <CloseButton size="sm" aria-label={t('list.clearSearch')} onClick={() => type('')} />}
      value={text}
      maxLength={200}
      onChange={(event) => type(event.currentTarget.value)}
      w={{ base: '100%', xs: 280 }}
    />
  );
}
