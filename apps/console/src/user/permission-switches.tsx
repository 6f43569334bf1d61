import { Fieldset, Stack, Switch } from '@mantine/core';
import { permissions, type UserKind } from '@plumbline/contracts';
import { useTranslation } from 'react-i18next';
import { useMe } from '../session/session';
import type { PermissionFlags } from './user';
import { fixedBecause } from './user.policy';

interface PermissionSwitchesProps {
  value: PermissionFlags;
  /** The permissions that the user has now. */
  held: PermissionFlags;
  onChange: (value: PermissionFlags) => void;
  kind: UserKind;
  owner: boolean;
  /** Disables all switches. */
  disabled?: boolean;
}

/** One switch per permission. A switch that is fixed explains why. */
export function PermissionSwitches({ value, held, onChange, kind, owner, disabled }: PermissionSwitchesProps) {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <Fieldset legend={t('user.permissions')}>
      <Stack gap="sm">
        {permissions.map((name) => {
          const fixed = fixedBecause(name, { me, kind, owner, held: held[name] });
          const on = owner || (kind === 'in-house' && value[name]);
          return (
            <Switch
              key={name}
              label={t(`user.permission.${name}`)}
              description={fixed ? t(`user.fixed.${fixed}`) : t(`user.permissionText.${name}`)}
              checked={on}
              disabled={disabled || fixed !== undefined}
              onChange={(event) => onChange({ ...value, [name]: event.currentTarget.checked })}
            />
          );
        })}
      </Stack>
    </Fieldset>
  );
}
