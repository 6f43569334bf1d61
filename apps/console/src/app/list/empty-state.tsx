import { Stack, Text } from '@mantine/core';
import { IconInbox } from '@tabler/icons-react';
import type { ReactNode } from 'react';

interface EmptyStateProps {
  title: string;
  /** What the user can do about it. */
  children?: ReactNode;
}

/** Shown for an empty list. */
export function EmptyState({ title, children }: EmptyStateProps) {
  return (
    <Stack align="center" gap="xs" py="xl" ta="center">
      <IconInbox size={32} stroke={1.2} color="var(--mantine-color-dimmed)" aria-hidden />
      <Text fw={500}>{title}</Text>
      {children && (
        <Text c="dimmed" component="div">
          {children}
        </Text>
      )}
    </Stack>
  );
}
