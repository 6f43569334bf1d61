import { notifications } from '@mantine/notifications';
import i18next from 'i18next';

/** Shows a success notification, which screen readers announce. */
export function notify(message: string): void {
  notifications.show({
    message,
    color: 'teal',
    autoClose: 4_000,
    closeButtonProps: { 'aria-label': i18next.t('dialog.close') },
  });
}
