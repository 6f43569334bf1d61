import { Paper, Stack, Text, Title } from '@mantine/core';
import { useId, type ReactNode } from 'react';

interface SetupPanelProps {
  title: string;
  description: string;
  children: ReactNode;
}

/** The frame of a list on the setup page. */
export function SetupPanel({ title, description, children }: SetupPanelProps) {
  const id = useId();
  return (
    <Paper withBorder p="md" component="section" aria-labelledby={id}>
      <Stack gap="sm">
        <div>
          <Title order={2} id={id}>
            {title}
          </Title>
          <Text c="dimmed" size="xs">
            {description}
          </Text>
        </div>
        {children}
      </Stack>
    </Paper>
  );
}
