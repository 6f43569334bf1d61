import {
  IconBook2,
  IconBuilding,
  IconBuildings,
  IconHistory,
  IconUser,
  IconUsers,
  IconUsersGroup,
  IconWebhook,
  type Icon,
} from '@tabler/icons-react';
import type { LinkProps } from '@tanstack/react-router';
import type { ParseKeys } from 'i18next';
import type { Me } from '../../session/session';

export interface NavigationEntry {
  to: LinkProps['to'];
  label: ParseKeys;
  icon: Icon;
  /** Highlights the entry on its own page only, not on pages below it. */
  exact?: boolean;
  /** Who sees the entry. Defaults to everybody. The API enforces access; this only hides pages that would be refused. */
  visible?: (me: Me) => boolean;
}

export interface NavigationGroup {
  label?: ParseKeys;
  entries: NavigationEntry[];
}

/** The main navigation, top to bottom. */
export const navigation: NavigationGroup[] = [
  { entries: [{ to: '/projects', label: 'navigation.projects', icon: IconBuildings }] },
  {
    label: 'navigation.userManagement',
    entries: [
      { to: '/users', label: 'navigation.users', icon: IconUsers, visible: ({ can }) => can('users') },
      { to: '/groups', label: 'navigation.groups', icon: IconUsersGroup, visible: ({ can }) => can('groups') },
      { to: '/audit', label: 'navigation.audit', icon: IconHistory, visible: ({ owner }) => owner },
    ],
  },
  {
    label: 'navigation.settings',
    entries: [
      { to: '/settings/profile', label: 'navigation.profile', icon: IconUser },
      {
        to: '/settings/account',
        label: 'navigation.account',
        exact: true,
        icon: IconBuilding,
        visible: ({ can }) => can('accounts'),
      },
      {
        to: '/settings/account/webhooks',
        label: 'navigation.webhooks',
        icon: IconWebhook,
        visible: ({ owner }) => owner,
      },
      {
        to: '/settings/api-documentation',
        label: 'navigation.apiDocumentation',
        icon: IconBook2,
        visible: ({ can }) => can('api_documentation_access'),
      },
    ],
  },
];

/** Returns the navigation of a user, without empty groups. */
export function navigationOf(me: Me): NavigationGroup[] {
  return navigation
    .map(({ label, entries }) => ({ label, entries: entries.filter(({ visible }) => visible?.(me) ?? true) }))
    .filter(({ entries }) => entries.length > 0);
}
