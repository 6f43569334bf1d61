import { Code, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CopyButton } from './copy-button';

/** Shows an ID with a copy button. */
export function IdValue({ id }: { id: string }) {
  const { t } = useTranslation();
  return (
    <Group gap={4} wrap="nowrap">
      <Code style={{ overflowWrap: 'anywhere' }}>{id}</Code>
      <CopyButton text={id} label={t('value.copyId', { id })} />
    </Group>
  );
}
