import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { errorMessage } from '../app/api/error-message';
import { useFormats } from '../app/language/format';
import { requestUsageQuery } from '../request-usage/request-usage';

/** Shows the remaining requests. Requests sent from the API explorer count as well. */
export function RequestUsageValue() {
  const { t } = useTranslation();
  const formats = useFormats();
  const { data, error } = useQuery(requestUsageQuery);
  if (!data) return <Text c="dimmed">{error ? errorMessage(error, t) : '…'}</Text>;
  const { limit, remaining, 'window-seconds': seconds } = data.data.attributes;
  return (
    <div>
      <Text>
        {t('apiDocumentation.requestUsage', { left: formats.number(remaining), limit: formats.number(limit), seconds })}
      </Text>
      <Text size="xs" c="dimmed">
        {t('apiDocumentation.requestUsageText')}
      </Text>
    </div>
  );
}
