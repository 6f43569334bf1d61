import { Input, MultiSelect, SegmentedControl, Stack } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useProjectNames } from '../../project/project-names';

interface ProjectPickerProps {
  /** Project IDs; null for all projects of the account. */
  value: string[] | null;
  onChange: (value: string[] | null) => void;
  error: ReactNode;
}

/** Selects all projects, including later ones, or some. */
export function ProjectPicker({ value, onChange, error }: ProjectPickerProps) {
  const { t } = useTranslation();
  const { choices } = useProjectNames();
  const label = useId();
  return (
    <Stack gap={6}>
      <Input.Label component="div" id={label}>
        {t('webhook.projects')}
      </Input.Label>
      <SegmentedControl
        aria-labelledby={label}
        w="fit-content"
        value={value === null ? 'all' : 'some'}
        onChange={(which) => onChange(which === 'all' ? null : [])}
        data={[
          { value: 'all', label: t('webhook.allProjects') },
          { value: 'some', label: t('webhook.someProjects') },
        ]}
      />
      {value !== null && (
        <MultiSelect
          aria-label={t('webhook.someProjects')}
          placeholder={value.length === 0 ? t('webhook.chooseProjects') : undefined}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': t('list.clearFilter') }}
          value={value}
          onChange={onChange}
          data={choices}
          error={error}
        />
      )}
    </Stack>
  );
}
