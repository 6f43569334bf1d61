import { ActionIcon, Anchor, Group, Text, Tooltip, UnstyledButton } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../app/language/format';
import { FileKind } from './file-kind';
import type { Attachment } from './ticket';
import classes from './attachment-panel.module.css';

interface AttachmentTileProps {
  attachment: Attachment;
  onView: () => void;
  onDelete?: () => void;
}

/** Shows a file. Images open in a dialog, other files are downloaded. */
export function AttachmentTile({ attachment: { attributes, links }, onView, onDelete }: AttachmentTileProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { title, caption, 'file-size': size } = attributes;
  const label = t('ticket.attachments.delete', { name: title });
  return (
    <div className={classes.tile}>
      {links.thumbnail ? (
        <UnstyledButton
          className={classes.preview}
          onClick={onView}
          aria-label={t('ticket.attachments.view', { name: title })}
        >
          <img src={links.thumbnail} alt={caption ?? title} loading="lazy" />
        </UnstyledButton>
      ) : (
        <a href={links.url} download={title} className={classes.preview} tabIndex={-1} aria-hidden>
          <FileKind name={title} />
        </a>
      )}
      <Group className={classes.caption} justify="space-between" wrap="nowrap" gap={4} align="flex-start">
        <div style={{ minWidth: 0 }}>
          <Anchor href={links.url} download={title} size="xs" truncate display="block">
            {title}
          </Anchor>
          <Text size="xs" c="dimmed">
            {formats.bytes(size)}
          </Text>
          {caption && <Text size="xs">{caption}</Text>}
        </div>
        {onDelete && (
          <Tooltip label={label}>
            <ActionIcon variant="subtle" color="gray" size="sm" aria-label={label} onClick={onDelete}>
              <IconTrash size={14} aria-hidden />
            </ActionIcon>
          </Tooltip>
        )}
      </Group>
    </div>
  );
}
