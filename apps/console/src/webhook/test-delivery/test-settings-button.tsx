import { Button } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isChosen } from '../event/event-choice';
import { useEventNames } from '../event/event-catalogue';
import type { WebhookFormState, WebhookSettings } from '../settings/webhook-settings';
import { sendTestWithSettings, type TestDeliveryAttributes } from './test-delivery';
import { TestDeliveryDialog } from './test-delivery-dialog';

/** Sends a test delivery with unsaved settings. Validation errors appear at their fields. */
export function TestSettingsButton({ state }: { state: WebhookFormState }) {
  const { t } = useTranslation();
  const names = useEventNames();
  const [tried, setTried] = useState<{ settings: WebhookSettings; delivery: TestDeliveryAttributes }>();
  const begin = state.submitTo(async (settings) => {
    const name = names.find((each) => isChosen(settings.events, each)) ?? 'ticket_created';
    setTried({ settings, delivery: await sendTestWithSettings(settings, name) });
  });
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconSend size={16} aria-hidden />}
        loading={state.submission.submitting}
        onClick={begin}
      >
        {t('webhook.testDelivery.title')}
      </Button>
      <TestDeliveryDialog
        opened={tried !== undefined}
        onClose={() => setTried(undefined)}
        first={tried?.delivery}
        send={(eventName) => sendTestWithSettings(tried!.settings, eventName)}
      />
    </>
  );
}
