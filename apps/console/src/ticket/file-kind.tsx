import { Stack, Text } from '@mantine/core';
import { IconFile } from '@tabler/icons-react';

/** A picture in place of a thumbnail, for a file that has none. It names the type of the file: PDF, DWG, IFC. */
export function FileKind({ name }: { name: string }) {
  const [, ending] = /\.([a-z\d]{1,6})$/i.exec(name) ?? [];
  return (
    <Stack gap={4} align="center">
      <IconFile size={32} stroke={1.2} aria-hidden />
      {ending && (
        <Text size="xs" fw={600}>
          {ending.toUpperCase()}
        </Text>
      )}
    </Stack>
  );
}
