import { Button } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isChosen } from '../event/event-choice';
import { useEventNames } from '../event/event-catalogue';
import { trySettings, type TrialAttributes } from './test-delivery';
import { TrialDialog } from './test-delivery-dialog';
import type { WebhookFormState } from '../settings/webhook-form';
import type { WebhookSettings } from '../settings/webhook-settings';

/** Tries settings out that are not saved yet; what is refused of them is shown at its field. */
export function TrySettings({ state }: { state: WebhookFormState }) {
  const { t } = useTranslation();
  const names = useEventNames();
  const [tried, setTried] = useState<{ settings: WebhookSettings; trial: TrialAttributes }>();
  const begin = state.submitTo(async (settings) => {
    const name = names.find((each) => isChosen(settings.events, each)) ?? 'ticket_created';
    setTried({ settings, trial: await trySettings(settings, name) });
  });
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconSend size={16} aria-hidden />}
        loading={state.submitting}
        onClick={begin}
      >
        {t('webhook.trial.title')}
      </Button>
      <TrialDialog
        opened={tried !== undefined}
        onClose={() => setTried(undefined)}
        first={tried?.trial}
        send={(eventName) => trySettings(tried!.settings, eventName)}
      />
    </>
  );
}
