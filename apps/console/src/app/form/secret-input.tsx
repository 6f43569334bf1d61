import { PasswordInput, type PasswordInputProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** A password input. Its visibility button can be reached by keyboard. */
export function SecretInput(props: PasswordInputProps) {
  const { t } = useTranslation();
  return (
    <PasswordInput
      visibilityToggleButtonProps={{ 'aria-label': t('form.showPassword'), tabIndex: 0 }}
      // Mantine sets this on all other inputs.
      aria-invalid={props.error ? true : undefined}
      {...props}
    />
  );
}
