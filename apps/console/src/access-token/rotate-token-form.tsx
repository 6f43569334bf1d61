import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '../app/form/form-problem';
import { rotateAccessToken, type AccessToken, type IssuedTokenResponse } from './access-token';

/** How long the old token stays valid, in seconds. */
const overlaps = { none: 0, hour: 3_600, day: 86_400, week: 7 * 86_400 } as const;
type Overlap = keyof typeof overlaps;

interface RotateTokenFormProps {
  token: AccessToken;
  onIssued: (issued: IssuedTokenResponse) => Promise<void>;
}

/** Rotates a token. The old one stays valid for a while, so that programs can be updated. */
export function RotateTokenForm({ token, onIssued }: RotateTokenFormProps) {
  const { t } = useTranslation();
  const [overlap, setOverlap] = useState<Overlap>('day');
  const rotation = useMutation({
    mutationFn: () => rotateAccessToken(token.id, overlaps[overlap]),
    onSuccess: onIssued,
  });
  return (
    <Stack>
      <Text>{t('accessToken.rotate.text')}</Text>
      <FormProblem problem={rotation.error} />
      <Select
        label={t('accessToken.rotate.overlap')}
        value={overlap}
        onChange={(value) => setOverlap(value as Overlap)}
        data={(Object.keys(overlaps) as Overlap[]).map((value) => ({ value, label: t(`accessToken.rotate.${value}`) }))}
      />
      <Group justify="flex-end">
        <Button loading={rotation.isPending} onClick={() => rotation.mutate()}>
          {t('accessToken.rotate.confirm')}
        </Button>
      </Group>
    </Stack>
  );
}
