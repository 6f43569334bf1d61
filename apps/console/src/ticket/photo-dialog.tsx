import { Anchor, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../app/dialog/dialog';
import type { Attachment } from './ticket';
import classes from './attachment-panel.module.css';

interface PhotoDialogProps {
  /** The photo to show; undefined closes the dialog. */
  photo: Attachment | undefined;
  onClose: () => void;
}

/** Browsers show neither TIFF nor, most of them, HEIC. Then the thumbnail is shown. */
function Photo({ attributes: { caption, title }, links: { url, thumbnail } }: Attachment) {
  const [isShown, setIsShown] = useState(true);
  return (
    <img
      className={classes.photo}
      src={isShown ? url : thumbnail}
      alt={caption ?? title}
      onError={() => setIsShown(false)}
    />
  );
}

/** Shows a photo in full size. */
export function PhotoDialog({ photo, onClose }: PhotoDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog opened={photo !== undefined} onClose={onClose} title={photo?.attributes.title ?? ''} size="xl">
      {photo && (
        <Stack gap="xs">
          <Photo key={photo.id} {...photo} />
          {photo.attributes.caption}
          <Anchor href={photo.links.url} download={photo.attributes.title} size="sm">
            {t('ticket.attachments.download')}
          </Anchor>
        </Stack>
      )}
    </Dialog>
  );
}
