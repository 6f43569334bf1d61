import { Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { IdValue } from '../app/value/id-value';
import classes from './named-list.module.css';

interface NamedListProps {
  entries: { id: string; name: string; action?: ReactNode }[];
}

/** A list of names with their IDs. */
export function NamedList({ entries }: NamedListProps) {
  return (
    <ul className={classes.list}>
      {entries.map(({ id, name, action }) => (
        <li key={id} className={classes.entry}>
          <Text flex={1} miw={0} style={{ overflowWrap: 'anywhere' }}>
            {name}
          </Text>
          <Group gap={4} wrap="nowrap">
            <IdValue id={id} />
            {action}
          </Group>
        </li>
      ))}
    </ul>
  );
}
