import { Group, MultiSelect, Select, TextInput } from '@mantine/core';
import { deliveryStatus } from '@plumbline/contracts';
import { useTranslation } from 'react-i18next';
import { useProjectNames } from '../project/project-names';
import { useEventNames } from '../webhook/event/event-catalogue';
import type { DeliverySearch } from './delivery-search';

interface DeliveryFiltersProps {
  search: DeliverySearch;
  onSearch: (change: DeliverySearch) => void;
  /** Hides the status filter. */
  withoutStatus?: boolean;
}

const anything = '';

/** Filters a list of deliveries. */
export function DeliveryFilters({ search, onSearch, withoutStatus = false }: DeliveryFiltersProps) {
  const { t } = useTranslation();
  const events = useEventNames();
  const { choices } = useProjectNames();
  const clear = { 'aria-label': t('list.clearFilter') };
  return (
    <Group gap="sm" align="flex-end">
      <MultiSelect
        label={t('delivery.event')}
        placeholder={search.event ? undefined : t('delivery.anyEvent')}
        w={200}
        searchable
        clearable
        clearButtonProps={clear}
        value={search.event ?? []}
        onChange={(event) => onSearch({ event: event.length > 0 ? event : undefined })}
        data={events}
      />
      {!withoutStatus && (
        <MultiSelect
          label={t('delivery.statusLabel')}
          placeholder={search.status ? undefined : t('delivery.anyStatus')}
          w={170}
          clearable
          clearButtonProps={clear}
          value={search.status ?? []}
          onChange={(status) => onSearch({ status: status.length > 0 ? status : undefined })}
          data={deliveryStatus.options.map((value) => ({ value, label: t(`delivery.status.${value}`) }))}
        />
      )}
      <Select
        label={t('delivery.project')}
        w={170}
        searchable
        value={search.project ?? anything}
        onChange={(project) => onSearch({ project: project || undefined })}
        data={[{ value: anything, label: t('delivery.anyProject') }, ...choices]}
      />
      <TextInput
        type="datetime-local"
        w={210}
        label={t('delivery.from')}
        value={search.from ?? ''}
        onChange={(event) => onSearch({ from: event.currentTarget.value || undefined })}
      />
      <TextInput
        type="datetime-local"
        w={210}
        label={t('delivery.to')}
        value={search.to ?? ''}
        onChange={(event) => onSearch({ to: event.currentTarget.value || undefined })}
      />
    </Group>
  );
}
