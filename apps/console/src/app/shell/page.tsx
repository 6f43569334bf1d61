import { Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface PageProps {
  title: string;
  /** The document's title where it says more than the heading. */
  documentTitle?: string;
  /** What the page is for, when its title does not say it. */
  description?: ReactNode;
  /** Buttons at the title's side. */
  actions?: ReactNode;
  /** Where one is, above the title. */
  breadcrumbs?: ReactNode;
  children: ReactNode;
}

/** A page: the one first-level heading, the document's title, and what belongs beside it. */
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
