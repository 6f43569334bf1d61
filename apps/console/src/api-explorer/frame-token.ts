import type { ExplorerToken } from './explorer-token';

/** What a view in a frame asks the console for, and what the console answers, then and whenever it has another token. */
type FrameMessage = { explorerToken: 'wanted' | ExplorerToken };

/** Calls `follower` with the token that the console around this frame has, and with every later one. */
export function followTokenOfConsole(follower: (token: ExplorerToken) => void): void {
  listenTo(
    () => window.parent,
    ({ explorerToken }) => {
      if (explorerToken !== 'wanted') follower(explorerToken);
    },
  );
  post(window.parent, 'wanted');
}

/** Gives the token to a frame that holds a view: now, if it listens already, and when it asks. Returns how to stop. */
export function lendTokenTo(frame: () => Window | null | undefined, token: ExplorerToken): () => void {
  const lend = () => post(frame(), token);
  lend();
  return listenTo(frame, ({ explorerToken }) => explorerToken === 'wanted' && lend());
}

/** Hears what that window alone says, and only while it shows a page of ours. */
function listenTo(from: () => Window | null | undefined, hear: (message: FrameMessage) => void): () => void {
  const listener = ({ origin, source, data }: MessageEvent<unknown>) => {
    if (origin === window.location.origin && source === from() && isFrameMessage(data)) hear(data);
  };
  window.addEventListener('message', listener);
  return () => window.removeEventListener('message', listener);
}

function post(to: Window | null | undefined, explorerToken: FrameMessage['explorerToken']): void {
  to?.postMessage({ explorerToken } satisfies FrameMessage, window.location.origin);
}

function isFrameMessage(data: unknown): data is FrameMessage {
  return typeof data === 'object' && data !== null && 'explorerToken' in data;
}
