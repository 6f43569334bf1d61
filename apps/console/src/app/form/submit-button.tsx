import { Anchor, Button, Text, type ButtonProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { WrongField } from './use-wrong-fields';

/** What a form is doing at its submit button. */
export interface Submission {
  submitting: boolean;
  /** The fields that must be corrected first. */
  wrong: WrongField[];
}

interface SubmitButtonProps extends ButtonProps {
  submission: Submission;
  children: ReactNode;
}

/** Submits a form. Beside it stand the fields that must be corrected: they can be out of sight. */
export function SubmitButton({ submission: { submitting, wrong }, children, ...props }: SubmitButtonProps) {
  const { t } = useTranslation();
  return (
    <>
      {wrong.length > 0 && (
        <Text size="sm" c="var(--mantine-color-error)" role="status">
          {t('form.wrong')}{' '}
          {wrong.map(({ label, focus }, index) => (
            <span key={index}>
              {index > 0 && ', '}
              <Anchor component="button" type="button" size="sm" c="inherit" underline="always" onClick={focus}>
                {label || t('form.wrongField')}
              </Anchor>
            </span>
          ))}
        </Text>
      )}
      <Button type="submit" loading={submitting} {...props}>
        {children}
      </Button>
    </>
  );
}
