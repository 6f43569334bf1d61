import { Group, Text } from '@mantine/core';

/** The logo and name of the product. */
export function Wordmark() {
  return (
    <Group gap={8} wrap="nowrap">
      <svg viewBox="0 0 32 32" width={24} height={24} aria-hidden>
        <rect width="32" height="32" rx="7" fill="#0b5394" />
        <path d="M10 6h12M16 6v10" stroke="#fff" strokeWidth="2.4" strokeLinecap="round" />
        <path d="M16 27l-5-9.5h10z" fill="#fff" />
      </svg>
      <Text component="span" fw={650} fz="md">
        Plumbline
      </Text>
    </Group>
  );
}
