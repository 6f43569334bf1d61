import { Checkbox, Group, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { issueToken, maxTokenDays, scopes } from '@plumbline/contracts';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { Controller, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { accountQuery } from '../account/account';
import { FormProblem } from '../app/form/form-problem';
import { SubmitButton } from '../app/form/submit-button';
import { useApiForm } from '../app/form/use-api-form';
import { dayAfter, daysBetween, today } from '../app/value/day';
import { createAccessToken, type IssuedTokenResponse } from './access-token';
import { expiryRange } from './expiry';

const expiries = ['30', '60', '90', 'custom', 'never'] as const;
const days = z.int().min(1).max(maxTokenDays);

const schema = issueToken.request
  .pick({ name: true, scopes: true })
  .extend({ expiry: z.enum(expiries), day: z.iso.date() })
  .transform(({ name, scopes, expiry, day }, context) => {
    if (expiry === 'never') return { name, scopes, expiresInDays: null };
    const expiresInDays = days.safeParse(expiry === 'custom' ? daysBetween(today(), day) : Number(expiry));
    if (expiresInDays.success) return { name, scopes, expiresInDays: expiresInDays.data };
    context.addIssue({ code: 'custom', path: ['day'], params: { key: 'accessToken.dayOutOfRange' } });
    return z.NEVER;
  });

/** Creates a token with a name, scopes and an expiration. */
export function NewTokenForm({ onIssued }: { onIssued: (issued: IssuedTokenResponse) => Promise<void> }) {
  const { t } = useTranslation();
  const expiryLabel = useId();
  const account = useQuery(accountQuery);
  const neverAllowed = account.data?.data.attributes['tokens-may-never-expire'] ?? false;
  const { form, field, problem, submission, onSubmit } = useApiForm({
    schema,
    defaultValues: { name: '', scopes: ['read', 'write'], expiry: '90', day: dayAfter(today(), 180) },
    submit: createAccessToken,
    onSuccess: onIssued,
  });
  const labelOf = (choice: (typeof expiries)[number]) => {
    if (choice === 'custom') return t('accessToken.custom');
    return choice === 'never' ? t('accessToken.never') : t('accessToken.days', { count: Number(choice) });
  };
  const expiry = useWatch({ control: form.control, name: 'expiry' });
  return (
    <form noValidate onSubmit={onSubmit}>
      <Stack>
        <FormProblem problem={problem} />
        <TextInput
          {...field('name')}
          label={t('accessToken.name')}
          description={t('accessToken.nameText')}
          maxLength={100}
          data-autofocus
        />
        <Controller
          control={form.control}
          name="scopes"
          render={({ field: { value, onChange }, fieldState }) => (
            <Checkbox.Group
              value={value}
              onChange={onChange}
              label={t('accessToken.scopes')}
              error={fieldState.error?.message}
            >
              <Stack gap={6} mt={6}>
                {scopes.map((scope) => (
                  <Checkbox
                    key={scope}
                    value={scope}
                    aria-invalid={fieldState.error ? true : undefined}
                    label={t(`accessToken.scope.${scope}`)}
                    description={t(`accessToken.scopeText.${scope}`)}
                  />
                ))}
              </Stack>
            </Checkbox.Group>
          )}
        />
        <div>
          <Text id={expiryLabel} fw={500} mb={4}>
            {t('accessToken.expires')}
          </Text>
          <Controller
            control={form.control}
            name="expiry"
            render={({ field: { value, onChange } }) => (
              <SegmentedControl
                value={value}
                onChange={onChange}
                fullWidth
                aria-labelledby={expiryLabel}
                data={expiries
                  .filter((choice) => choice !== 'never' || neverAllowed)
                  .map((choice) => ({ value: choice, label: labelOf(choice) }))}
              />
            )}
          />
        </div>
        {expiry === 'custom' && (
          <TextInput {...field('day')} type="date" label={t('accessToken.lastDay')} {...expiryRange(today())} />
        )}
        <Group justify="flex-end">
          <SubmitButton submission={submission}>{t('accessToken.create')}</SubmitButton>
        </Group>
      </Stack>
    </form>
  );
}
