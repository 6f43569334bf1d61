import { Alert, Button, Group, Select, SimpleGrid, Stack, Switch, Text, TextInput } from '@mantine/core';
import { signatureScheme } from '@plumbline/contracts';
import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { ControlledField } from '../../app/form/controlled-field';
import { SecretInput } from '../../app/form/secret-input';
import type { Webhook } from '../webhook';
import { SavedSecret } from './saved-secret';
import type { WebhookFormState } from './webhook-settings';

interface AuthenticationFieldsProps {
  state: WebhookFormState;
  webhook: Webhook | undefined;
}

/** Configures how the subscriber authenticates deliveries and whether it must be verified first. */
export function AuthenticationFields({ state, webhook }: AuthenticationFieldsProps) {
  const { t } = useTranslation();
  const { form } = state;
  const basicAuth = useWatch({ control: form.control, name: 'basicAuth' });
  const saved = webhook?.attributes['basic-auth']?.['password-set'] === true;
  return (
    <Stack>
      <Text c="dimmed">{t('webhook.auth.text')}</Text>
      {basicAuth === null ? (
        <Group>
          <Button
            variant="default"
            onClick={() => form.setValue('basicAuth', { username: '', password: '' }, { shouldDirty: true })}
          >
            {t('webhook.auth.add')}
          </Button>
        </Group>
      ) : (
        <BasicAuthFields
          state={state}
          saved={saved}
          onRemove={() => {
            form.clearErrors('basicAuth');
            form.setValue('basicAuth', null, { shouldDirty: true });
          }}
        />
      )}
      <ControlledField control={form.control} name="verification">
        {({ value, onChange }) => (
          <Switch
            label={t('webhook.verification.label')}
            description={t('webhook.verification.text')}
            checked={value === 'required'}
            onChange={(event) => onChange(event.currentTarget.checked ? 'required' : 'none')}
          />
        )}
      </ControlledField>
      {webhook ? (
        <Alert color="gray">{t('webhook.signing.below')}</Alert>
      ) : (
        <ControlledField control={form.control} name="signatureScheme">
          {(choice) => (
            <Select
              {...choice}
              label={t('webhook.signing.scheme')}
              description={t('webhook.signing.schemeText')}
              maw={420}
              data={signatureScheme.options.map((value) => ({ value, label: t(`webhook.signing.schemes.${value}`) }))}
            />
          )}
        </ControlledField>
      )}
    </Stack>
  );
}

interface BasicAuthFieldsProps {
  state: WebhookFormState;
  /** Whether a password is stored. It can be replaced or removed, but not read. */
  saved: boolean;
  onRemove: () => void;
}

function BasicAuthFields({ state: { field }, saved, onRemove }: BasicAuthFieldsProps) {
  const { t } = useTranslation();
  const [kept, setKept] = useState(saved);
  const { error, ...password } = field('basicAuth.password');
  return (
    <Stack gap="sm">
      <SimpleGrid cols={{ base: 1, xs: 2 }} verticalSpacing="sm">
        <TextInput {...field('basicAuth.username')} label={t('webhook.auth.username')} autoComplete="off" required />
        {kept ? (
          <SavedSecret label={t('webhook.auth.password')} error={error} onReplace={() => setKept(false)} />
        ) : (
          <SecretInput
            {...password}
            error={error}
            label={t('webhook.auth.password')}
            autoComplete="new-password"
            required
            autoFocus={saved}
          />
        )}
      </SimpleGrid>
      <Group>
        <Button variant="default" size="xs" onClick={onRemove}>
          {t('webhook.auth.remove')}
        </Button>
      </Group>
    </Stack>
  );
}
