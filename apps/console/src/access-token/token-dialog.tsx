import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Dialog } from '../app/dialog/dialog';
import type { FreshToken as Fresh } from './access-token';
import { FreshToken } from './issued-token';

interface TokenDialogProps {
  opened: boolean;
  onClose: () => void;
  title: string;
  /** The form that makes the token. */
  children: (onMade: (made: Fresh) => Promise<void>) => ReactNode;
}

/** A form that makes a token, and then the token, which is left only by saying that it is stored. */
export function TokenDialog({ opened, onClose, title, children }: TokenDialogProps) {
  const queryClient = useQueryClient();
  // Kept here alone, and no longer than the window is open.
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
        <FreshToken token={token} onStored={close} />
      ) : (
        children(async ({ data }) => {
          setToken(data.attributes.token);
          await queryClient.invalidateQueries({ queryKey: ['access-tokens'] });
        })
      )}
    </Dialog>
  );
}
