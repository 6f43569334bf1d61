import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { urlOf } from '../app/api/api-client';
import { ShownOnce } from '../app/dialog/shown-once';
import { CodeLine } from '../app/value/code-line';
import { curlLine } from './access-token';

interface IssuedTokenProps {
  token: string;
  /** Called when the user confirms that the token is stored. */
  onStored: () => void;
}

/** Shows a new token with a command to try it. */
export function IssuedToken({ token, onStored }: IssuedTokenProps) {
  const { t } = useTranslation();
  return (
    <ShownOnce
      title={t('accessToken.issued.once')}
      text={t('accessToken.issued.text')}
      confirm={t('accessToken.issued.stored')}
      onStored={onStored}
    >
      <div>
        <Text fw={500} mb={4}>
          {t('accessToken.issued.token')}
        </Text>
        <CodeLine code={token} copyLabel={t('accessToken.issued.copy')} />
      </div>
      <div>
        <Text fw={500} mb={4}>
          {t('accessToken.issued.try')}
        </Text>
        <CodeLine
          code={curlLine(token, window.location.origin + urlOf('v2/projects'))}
          copyLabel={t('accessToken.issued.copyLine')}
        />
      </div>
    </ShownOnce>
  );
}
