import { NumberInput, SimpleGrid, Stack, Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ControlledField } from '../../app/form/controlled-field';
import { EventPicker } from '../event/event-picker';
import { ProjectPicker } from './project-picker';
import type { WebhookFormState } from './webhook-settings';

/** Configures the target of a webhook and its events. */
export function DetailFields({ state: { form, field } }: { state: WebhookFormState }) {
  const { t } = useTranslation();
  return (
    <Stack>
      <TextInput
        {...field('description')}
        label={t('webhook.description')}
        description={t('webhook.descriptionText')}
        maxLength={500}
      />
      <TextInput
        {...field('targetUrl')}
        type="url"
        label={t('webhook.targetUrl')}
        description={t('webhook.targetUrlText')}
        required
      />
      <ControlledField control={form.control} name="projectIds">
        {({ value, onChange, error }) => (
          <ProjectPicker
            value={value}
            onChange={onChange}
            error={error ?? messageIn(form.formState.errors.projectIds)}
          />
        )}
      </ControlledField>
      <ControlledField control={form.control} name="events">
        {({ value, onChange, error }) => (
          <EventPicker value={value} onChange={onChange} error={error ?? messageIn(form.formState.errors.events)} />
        )}
      </ControlledField>
      <SimpleGrid cols={{ base: 1, xs: 2 }} verticalSpacing="sm">
        <ControlledField control={form.control} name="maxPerSecond">
          {(choice) => (
            <NumberInput
              {...choice}
              label={t('webhook.maxPerSecond')}
              description={t('webhook.maxPerSecondText')}
              allowDecimal={false}
              allowNegative={false}
              hideControls
            />
          )}
        </ControlledField>
      </SimpleGrid>
      <ControlledField control={form.control} name="ordered">
        {({ value, onChange }) => (
          <Switch
            label={t('webhook.ordered')}
            description={t('webhook.orderedText')}
            checked={value}
            onChange={(event) => onChange(event.currentTarget.checked)}
          />
        )}
      </ControlledField>
    </Stack>
  );
}

/** Returns the first error among the entries of a list, for inputs that show the whole list. */
function messageIn(errors: unknown): string | undefined {
  const entries = Array.isArray(errors) ? (errors as ({ message?: string } | undefined)[]) : [];
  return entries.find((entry) => entry?.message)?.message;
}
