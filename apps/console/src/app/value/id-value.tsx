import { Code, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CopyButton } from './copy-button';

/** An id that the API takes. */
export function IdValue({ id }: { id: string }) {
  const { t } = useTranslation();
  return (
    <Group gap={4} wrap="nowrap">
      <Code style={{ overflowWrap: 'anywhere' }}>{id}</Code>
      <CopyButton text={id} label={t('value.copyId', { id })} />
    </Group>
  );
}
