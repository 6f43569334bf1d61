import { Checkbox, Fieldset, Group, Input, Stack, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { QueryState } from '../../app/list/query-state';
import { eventCatalogueQuery, useEventTexts, type CatalogueEvent } from './event-catalogue';
import { choose, everyEvent, isChosen } from './event-choice';
import { EventGroupChoice } from './event-group-choice';

interface EventPickerProps {
  /** Event names, families (`ticket_*`) or `*`. */
  value: string[];
  onChange: (value: string[]) => void;
  error: ReactNode;
}

/** Selects events of the catalogue: all, by group, by family, or one by one. */
export function EventPicker({ value, onChange, error }: EventPickerProps) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const catalogue = useQuery(eventCatalogueQuery);
  return (
    <Fieldset legend={t('webhook.events')}>
      <QueryState query={catalogue}>
        {(events) => (
          <Stack gap="sm">
            <Group justify="space-between">
              <Checkbox
                aria-invalid={error ? true : undefined}
                data-label={t('webhook.events')}
                label={t('webhook.everyEvent')}
                description={t('webhook.everyEventText')}
                checked={value.includes(everyEvent)}
                onChange={(event) => onChange(choose(value, [everyEvent], event.currentTarget.checked))}
              />
              <Text c="dimmed" role="status">
                {t('webhook.eventsChosen', {
                  chosen: events.filter(({ name }) => isChosen(value, name)).length,
                  all: events.length,
                })}
              </Text>
            </Group>
            <Input.Error>{error}</Input.Error>
            <TextInput
              type="search"
              aria-label={t('webhook.searchEvents')}
              placeholder={t('webhook.searchEvents')}
              leftSection={<IconSearch size={16} aria-hidden />}
              value={search}
              onChange={(event) => setSearch(event.currentTarget.value)}
              // Enter must not submit the form.
              onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
            />
            <Groups events={events} search={search} value={value} onChange={onChange} />
          </Stack>
        )}
      </QueryState>
    </Fieldset>
  );
}

interface GroupsProps extends Omit<EventPickerProps, 'error'> {
  events: CatalogueEvent[];
  search: string;
}

function Groups({ events, search, value, onChange }: GroupsProps) {
  const { t } = useTranslation();
  const { groupText, eventText } = useEventTexts();
  const sought = search.trim().toLowerCase();
  const fits = (event: CatalogueEvent) =>
    [event.name, groupText(event.group), eventText(event)].some((text) => text.toLowerCase().includes(sought));
  const found = events.filter(fits);
  const groups = [...new Set(found.map(({ group }) => group))];
  if (found.length === 0) return <Text c="dimmed">{t('list.nothingFound')}</Text>;
  return groups.map((group) => (
    <EventGroupChoice
      key={group}
      group={group}
      events={found.filter((event) => event.group === group)}
      value={value}
      onChange={onChange}
    />
  ));
}
