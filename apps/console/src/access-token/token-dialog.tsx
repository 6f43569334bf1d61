import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Dialog } from '../app/dialog/dialog';
import type { IssuedTokenResponse } from './access-token';
import { IssuedToken } from './issued-token';

interface TokenDialogProps {
  opened: boolean;
  onClose: () => void;
  title: string;
  /** The form that issues the token. */
  children: (onIssued: (issued: IssuedTokenResponse) => Promise<void>) => ReactNode;
}

/** Shows a form that issues a token, then the token. The dialog closes only after the user confirms that the token is stored. */
export function TokenDialog({ opened, onClose, title, children }: TokenDialogProps) {
  const queryClient = useQueryClient();
  // Held in this state only, while the dialog is open.
  const [token, setToken] = useState<string>();
  const close = () => {
    setToken(undefined);
    onClose();
  };
  const shown = token !== undefined;
  return (
    <Dialog
      opened={opened}
      onClose={close}
      title={title}
      size="lg"
      withCloseButton={!shown}
      closeOnEscape={!shown}
      closeOnClickOutside={false}
    >
      {shown ? (
        <IssuedToken token={token} onStored={close} />
      ) : (
        children(async ({ data }) => {
          setToken(data.attributes.token);
          await queryClient.invalidateQueries({ queryKey: ['access-tokens'] });
        })
      )}
    </Dialog>
  );
}
