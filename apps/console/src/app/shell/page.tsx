import { Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface PageProps {
  title: string;
  /** The document title. Defaults to `title`. */
  documentTitle?: string;
  /** Explains the page below the title. */
  description?: ReactNode;
  /** Buttons beside the title. */
  actions?: ReactNode;
  /** Shown above the title. */
  breadcrumbs?: ReactNode;
  children: ReactNode;
}

/** The layout of a page: heading, document title, breadcrumbs and actions. */
export function Page({ title, documentTitle = title, description, actions, breadcrumbs, children }: PageProps) {
  return (
    <Stack gap="md">
      <title>{`${documentTitle} · Plumbline`}</title>
      {breadcrumbs}
      <Group justify="space-between" align="flex-start" gap="sm">
        <Stack gap={2} flex="1 1 16rem" miw={0}>
          <Title order={1}>{title}</Title>
          {description && <Text c="dimmed">{description}</Text>}
        </Stack>
        {actions && <Group gap="xs">{actions}</Group>}
      </Group>
      {children}
    </Stack>
  );
}
