import { Anchor, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../app/dialog/dialog';
import type { Attachment } from './ticket';
import classes from './attachment-panel.module.css';

interface PhotoDialogProps {
  /** The photo to show; undefined closes the dialog. */
  photo: Attachment | undefined;
  onClose: () => void;
}

/** Shows a photo in full size. */
export function PhotoDialog({ photo, onClose }: PhotoDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog opened={photo !== undefined} onClose={onClose} title={photo?.attributes.title ?? ''} size="xl">
      {photo && (
        <Stack gap="xs">
          <img
            className={classes.photo}
            src={photo.links.url}
            alt={photo.attributes.caption ?? photo.attributes.title}
          />
          {photo.attributes.caption}
          <Anchor href={photo.links.url} download={photo.attributes.title} size="sm">
            {t('ticket.attachments.download')}
          </Anchor>
        </Stack>
      )}
    </Dialog>
  );
}
