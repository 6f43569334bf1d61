import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { explain } from '../app/api/error-message';
import { useFormats } from '../app/language/format';
import { budgetQuery } from '../request-usage/request-usage';

/** What is left of the requests, which those that are tried use up like any other. */
export function BudgetValue() {
  const { t } = useTranslation();
  const formats = useFormats();
  const { data, error } = useQuery(budgetQuery);
  if (!data) return <Text c="dimmed">{error ? explain(error, t) : '…'}</Text>;
  const { limit, remaining, 'window-seconds': seconds } = data.data.attributes;
  return (
    <div>
      <Text>
        {t('apiDocumentation.budget', { left: formats.number(remaining), limit: formats.number(limit), seconds })}
      </Text>
      <Text size="xs" c="dimmed">
        {t('apiDocumentation.budgetText')}
      </Text>
    </div>
  );
}
