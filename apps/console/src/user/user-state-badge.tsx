import { Badge } from '@mantine/core';
import type { UserState } from '@plumbline/contracts';
import { useTranslation } from 'react-i18next';

const colors: Record<UserState, string> = { active: 'teal', invited: 'yellow', inactive: 'gray' };

export function UserStateBadge({ state }: { state: UserState }) {
  const { t } = useTranslation();
  return <Badge color={colors[state]}>{t(`user.state.${state}`)}</Badge>;
}
