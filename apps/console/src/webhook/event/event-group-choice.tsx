import { Checkbox, SimpleGrid, Stack } from '@mantine/core';
import type { EventGroup } from '@plumbline/contracts';
import { useTranslation } from 'react-i18next';
import { useEventTexts, type CatalogueEvent } from './event-catalogue';
import { choose, everyEvent, familiesOf, isChosen, isIncluded } from './event-choice';

interface EventGroupChoiceProps {
  group: EventGroup;
  events: CatalogueEvent[];
  value: string[];
  onChange: (value: string[]) => void;
}

/** Selects the events of a group: all, by family, or one by one. Events that a family or `*` includes are disabled. */
export function EventGroupChoice({ group, events, value, onChange }: EventGroupChoiceProps) {
  const { t } = useTranslation();
  const { groupText, eventText } = useEventTexts();
  const names = events.map(({ name }) => name);
  const chosen = names.filter((name) => isChosen(value, name));
  const all = value.includes(everyEvent);
  const toggle = (what: string[]) => (event: { currentTarget: { checked: boolean } }) =>
    onChange(choose(value, what, event.currentTarget.checked));
  return (
    <Stack gap={6} role="group" aria-label={groupText(group)}>
      <Checkbox
        label={groupText(group)}
        fw={600}
        checked={chosen.length === names.length}
        indeterminate={chosen.length > 0 && chosen.length < names.length}
        disabled={names.every((name) => isIncluded(value, name))}
        onChange={toggle(names)}
      />
      <SimpleGrid cols={{ base: 1, md: 2 }} verticalSpacing={6} pl="lg">
        {familiesOf(names).map((family) => (
          <Checkbox
            key={family}
            label={<code>{family}</code>}
            description={t('webhook.familyText')}
            checked={all || value.includes(family)}
            disabled={all}
            onChange={toggle([family])}
          />
        ))}
        {events.map((event) => (
          <Checkbox
            key={event.name}
            label={<code>{event.name}</code>}
            description={eventText(event)}
            checked={isChosen(value, event.name)}
            disabled={isIncluded(value, event.name)}
            onChange={toggle([event.name])}
          />
        ))}
      </SimpleGrid>
    </Stack>
  );
}
