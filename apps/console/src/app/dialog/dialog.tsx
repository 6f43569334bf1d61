import { Modal, type ModalProps } from '@mantine/core';
import { use, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LeaveQuestion } from '../unsaved/leave-question';
import { Unsaved, UnsavedScopes } from '../unsaved/unsaved';

/** A modal dialog with a labelled close button. It asks before it is closed with something unsaved. */
export function Dialog({ onClose, children, closeOnEscape = true, ...props }: ModalProps) {
  const { t } = useTranslation();
  const around = use(UnsavedScopes);
  const [unsaved] = useState(() => new Unsaved());
  const scopes = useMemo(() => [...around, unsaved], [around, unsaved]);
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Modal
        closeButtonProps={{ 'aria-label': t('dialog.close') }}
        // The Escape key belongs to the question while it is open.
        closeOnEscape={closeOnEscape && !asking}
        onClose={() => (unsaved.any ? setAsking(true) : onClose())}
        {...props}
      >
        <UnsavedScopes value={scopes}>{children}</UnsavedScopes>
      </Modal>
      <LeaveQuestion
        opened={asking}
        onStay={() => setAsking(false)}
        onLeave={() => {
          setAsking(false);
          unsaved.discard();
          onClose();
        }}
      />
    </>
  );
}
