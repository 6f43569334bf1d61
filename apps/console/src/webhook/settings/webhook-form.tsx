import { Group, Paper, Stack, Tabs, VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResourceResponse } from '../../app/api/json-api';
import { EditConflictChoice } from '../../app/form/edit-conflict-choice';
import { FormProblem } from '../../app/form/form-problem';
import { SubmitButton } from '../../app/form/submit-button';
import { useApiForm } from '../../app/form/use-api-form';
import { webhookQuery, type Webhook, type WebhookAttributes } from '../webhook';
import { AuthenticationFields } from './authentication-fields';
import { DetailFields } from './detail-fields';
import { formTabs, tabOf, type FormTab } from './form-tab';
import { HeaderFields } from './header-fields';
import { useWebhookFieldTexts } from './webhook-field-texts';
import { inputsOf, versionOf, webhookForm, type WebhookFormState, type WebhookSettings } from './webhook-settings';

type Saved = ResourceResponse<WebhookAttributes>;

interface WebhookFormProps {
  /** The webhook to edit; undefined for a new one. */
  webhook?: Webhook;
  tab: FormTab | undefined;
  onTab: (tab: FormTab) => void;
  /** Saves a new webhook, or the changed settings of the version of a webhook that the user has read. */
  save: (settings: WebhookSettings, changed: Partial<WebhookSettings>, etag: string | undefined) => Promise<Saved>;
  onSaved: (saved: Saved) => void | Promise<void>;
  /** Additional buttons beside the submit button. */
  actions?: (form: WebhookFormState) => ReactNode;
}

/** The settings of a webhook in tabs. Tabs with errors are marked, and the first of them opens. */
export function WebhookForm({ webhook, tab = 'details', onTab, save, onSaved, actions }: WebhookFormProps) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const fieldTexts = useWebhookFieldTexts();
  const state = useApiForm({
    schema: webhookForm,
    defaultValues: inputsOf(webhook?.attributes),
    draft: { name: `webhook:${webhook?.id ?? 'new'}` },
    secrets: ['basicAuth', 'headers'],
    edited: webhook && {
      etag: webhook.etag,
      read: () => queryClient.fetchQuery({ ...webhookQuery(webhook.id), staleTime: 0 }),
      versionOf,
    },
    submit: (settings, changed, { etag }) => save(settings, changed, etag),
    onSuccess: onSaved,
    onRefused: (fields) => {
      const refused = fields.map(tabOf);
      if (!refused.includes(tab)) onTab(refused[0]!);
    },
  });
  const wrong = Object.keys(state.form.formState.errors).map(tabOf);
  return (
    <Paper withBorder p="md">
      <form noValidate onSubmit={state.onSubmit}>
        <Stack>
          <FormProblem problem={state.problem} />
          <Tabs value={tab} onChange={(next) => onTab(next as FormTab)}>
            <Tabs.List>
              {formTabs.map((each) => (
                <Tabs.Tab
                  key={each}
                  value={each}
                  rightSection={
                    wrong.includes(each) && (
                      <IconAlertTriangle size={16} color="var(--mantine-color-error)" aria-hidden />
                    )
                  }
                >
                  {t(`webhook.tab.${each}`)}
                  {wrong.includes(each) && <VisuallyHidden> {t('webhook.tab.wrong')}</VisuallyHidden>}
                </Tabs.Tab>
              ))}
            </Tabs.List>
            <Tabs.Panel value="details" pt="md">
              <DetailFields state={state} />
            </Tabs.Panel>
            <Tabs.Panel value="authentication" pt="md">
              <AuthenticationFields state={state} webhook={webhook} />
            </Tabs.Panel>
            <Tabs.Panel value="headers" pt="md">
              <HeaderFields state={state} />
            </Tabs.Panel>
          </Tabs>
          <EditConflictChoice edit={state.edit} fields={fieldTexts} />
          <Group>
            <SubmitButton submission={state.submission}>{t(webhook ? 'form.save' : 'webhook.create')}</SubmitButton>
            {actions?.(state)}
          </Group>
        </Stack>
      </form>
    </Paper>
  );
}
