import { notifications } from '@mantine/notifications';
import i18next from 'i18next';
import { errorMessage } from '../api/error-message';

/** Shows a success notification, which screen readers announce. */
export function notify(message: string): void {
  show(message, 'teal');
}

/** Shows an error of something that happens beside what the user is doing. */
export function notifyError(error: Error): void {
  show(errorMessage(error, i18next.t), 'red');
}

function show(message: string, color: string): void {
  notifications.show({
    message,
    color,
    autoClose: 4_000,
    closeButtonProps: { 'aria-label': i18next.t('dialog.close') },
  });
}
