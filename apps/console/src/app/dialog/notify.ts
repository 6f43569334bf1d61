import { notifications } from '@mantine/notifications';
import i18next from 'i18next';

/** Says that something has been done, in a corner and to screen readers. */
export function notify(message: string): void {
  notifications.show({
    message,
    color: 'teal',
    autoClose: 4_000,
    closeButtonProps: { 'aria-label': i18next.t('dialog.close') },
  });
}
