import { ActionIcon, Button, Checkbox, Group, Paper, SimpleGrid, Stack, Text, TextInput, Tooltip } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useFieldArray, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { ControlledField } from '../../app/form/controlled-field';
import { SavedSecret } from './saved-secret';
import type { WebhookFormState } from './webhook-settings';

/** Edits the custom headers of a webhook. */
export function HeaderFields({ state }: { state: WebhookFormState }) {
  const { t } = useTranslation();
  const { fields, append, remove } = useFieldArray({ control: state.form.control, name: 'headers' });
  return (
    <Stack>
      <Text c="dimmed">{t('webhook.header.text')}</Text>
      {fields.map(({ id }, index) => (
        <HeaderRow key={id} state={state} index={index} onRemove={() => remove(index)} />
      ))}
      <Group>
        <Button
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => append({ name: '', value: '', hidden: false, saved: false })}
        >
          {t('webhook.header.add')}
        </Button>
      </Group>
    </Stack>
  );
}

interface HeaderRowProps {
  state: WebhookFormState;
  index: number;
  onRemove: () => void;
}

/** Edits one header. A saved hidden value is never shown: it is kept or replaced. */
function HeaderRow({ state: { form, field }, index, onRemove }: HeaderRowProps) {
  const { t } = useTranslation();
  const at = `headers.${index}` as const;
  const saved = useWatch({ control: form.control, name: `${at}.saved` });
  const { isDirty: replacing } = form.getFieldState(`${at}.saved`, form.formState);
  const name = useWatch({ control: form.control, name: `${at}.name` });
  const value = field(`${at}.value`);
  const label = t('webhook.header.value');
  const removeLabel = t('webhook.header.remove', { name: name || String(index + 1) });
  return (
    <Paper withBorder p="sm" role="group" aria-label={name || t('webhook.header.one', { number: index + 1 })}>
      <SimpleGrid cols={{ base: 1, xs: 2 }} verticalSpacing="sm">
        <TextInput {...field(`${at}.name`)} label={t('webhook.header.name')} readOnly={saved} autoComplete="off" />
        {saved ? (
          <SavedSecret
            label={label}
            error={value.error}
            onReplace={() => form.setValue(`${at}.saved`, false, { shouldDirty: true })}
          />
        ) : (
          <TextInput {...value} label={label} autoComplete="off" autoFocus={replacing} />
        )}
      </SimpleGrid>
      <Group justify="space-between" mt="sm" wrap="nowrap">
        <ControlledField control={form.control} name={`${at}.hidden`}>
          {({ value: hidden, onChange }) => (
            <Checkbox
              label={t('webhook.header.hide')}
              description={t(saved ? 'webhook.header.hiddenText' : 'webhook.header.hideText')}
              checked={hidden}
              disabled={saved}
              onChange={(event) => onChange(event.currentTarget.checked)}
            />
          )}
        </ControlledField>
        <Tooltip label={removeLabel}>
          <ActionIcon variant="subtle" color="gray" aria-label={removeLabel} onClick={onRemove}>
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Group>
    </Paper>
  );
}
