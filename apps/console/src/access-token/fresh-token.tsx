import { Alert, Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { IconEyeExclamation } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { urlOf } from '../app/api/api';
import { CodeLine } from '../app/value/code-line';
import { curlLine } from './access-token';

interface FreshTokenProps {
  token: string;
  /** Told when the person says that the token is kept somewhere. */
  onStored: () => void;
}

/** A new token: this is the one time that it is seen, so that nobody gets past it by accident. */
export function FreshToken({ token, onStored }: FreshTokenProps) {
  const { t } = useTranslation();
  const [stored, setStored] = useState(false);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, []);
  return (
    <Stack>
      <Alert color="yellow" icon={<IconEyeExclamation aria-hidden />} title={t('accessToken.fresh.once')}>
        {t('accessToken.fresh.text')}
      </Alert>
      <div>
        <Text fw={500} mb={4}>
          {t('accessToken.fresh.token')}
        </Text>
        <CodeLine code={token} copyLabel={t('accessToken.fresh.copy')} />
      </div>
      <div>
        <Text fw={500} mb={4}>
          {t('accessToken.fresh.try')}
        </Text>
        <CodeLine
          code={curlLine(token, window.location.origin + urlOf('v2/projects'))}
          copyLabel={t('accessToken.fresh.copyLine')}
        />
      </div>
      <Checkbox
        label={t('accessToken.fresh.stored')}
        checked={stored}
        onChange={(event) => setStored(event.currentTarget.checked)}
      />
      <Group justify="flex-end">
        <Button disabled={!stored} onClick={onStored}>
          {t('accessToken.fresh.done')}
        </Button>
      </Group>
    </Stack>
  );
}
