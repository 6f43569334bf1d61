import { Center, Group, Paper, Stack, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { chooseBeforeSignIn } from '../../session/own-language';
import { ColorSchemeMenu } from './color-scheme-menu';
import { LanguageMenu } from './language-menu';
import { Wordmark } from './wordmark';

interface SignedOutPageProps {
  title: string;
  children: ReactNode;
}

/** The layout of pages for signed-out users, without navigation. */
export function SignedOutPage({ title, children }: SignedOutPageProps) {
  return (
    <Center mih="100dvh" p="md" component="main">
      <title>{`${title} · Plumbline`}</title>
      <Stack w="100%" maw={400} gap="lg">
        <Group justify="space-between">
          <Wordmark />
          <Group gap={4}>
            <LanguageMenu onChoose={chooseBeforeSignIn} />
            <ColorSchemeMenu />
          </Group>
        </Group>
        <Paper withBorder p="lg">
          <Stack>
            <Title order={1}>{title}</Title>
            {children}
          </Stack>
        </Paper>
      </Stack>
    </Center>
  );
}
