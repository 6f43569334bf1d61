import { NavLink, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../session/session';
import { navigationOf, type NavigationGroup } from './navigation';
import classes from './navigation-list.module.css';

/** The main navigation in the sidebar. */
export function NavigationList({ onNavigate }: { onNavigate: () => void }) {
  const me = useMe();
  return (
    <Stack gap="md">
      {navigationOf(me).map((group, index) => (
        <Group key={group.label ?? index} group={group} onNavigate={onNavigate} />
      ))}
    </Stack>
  );
}

function Group({ group: { label, entries }, onNavigate }: { group: NavigationGroup; onNavigate: () => void }) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div>
      {label && (
        <Text id={id} size="xs" fw={600} c="dimmed" px="sm" pb={4}>
          {t(label)}
        </Text>
      )}
      <ul className={classes.list} aria-labelledby={label && id}>
        {entries.map(({ to, label: name, icon: Icon, exact }) => (
          <li key={to}>
            <NavLink
              component={Link}
              to={to}
              activeOptions={{ exact }}
              label={t(name)}
              leftSection={<Icon size={18} stroke={1.6} aria-hidden />}
              className={classes.link}
              onClick={onNavigate}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}
