import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface SearchFieldProps {
  label: string;
  value: string | undefined;
  /** Told when typing has paused; undefined for an empty field. */
  onChange: (search: string | undefined) => void;
}

/** A search that follows the typing. */
export function SearchField({ label, value, onChange }: SearchFieldProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(value ?? '');
  const { history } = useRouter();
  const told = useRef(value);
  const tell = useDebouncedCallback((search: string, typedAt: string) => {
    // Whoever has followed a link meanwhile is not brought back, while its page is still on the way.
    if (history.location.pathname !== typedAt) return;
    told.current = search.trim() || undefined;
    onChange(told.current);
  }, 300);
  // The address may change by itself: a link, or the way back.
  useEffect(() => {
    if (value !== told.current) setText(value ?? '');
    told.current = value;
  }, [value]);
  const type = (search: string) => {
    setText(search);
    tell(search, history.location.pathname);
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
