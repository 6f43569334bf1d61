import type { ExplorerToken } from './explorer-token';

/** The messages between a framed view and the console: the view asks for the token, the console sends it and every later one. */
type FrameMessage = { explorerToken: 'requested' | ExplorerToken };

/** Requests the token from the console around this frame. Calls `listener` with it and with every later one. */
export function listenForConsoleToken(listener: (token: ExplorerToken) => void): void {
  listenTo(
    () => window.parent,
    ({ explorerToken }) => {
      if (explorerToken !== 'requested') listener(explorerToken);
    },
  );
  post(window.parent, 'requested');
}

/** Sends the token to a framed view, now and whenever it asks. Returns a function that stops this. */
export function provideTokenTo(frame: () => Window | null | undefined, token: ExplorerToken): () => void {
  const provide = () => post(frame(), token);
  provide();
  return listenTo(frame, ({ explorerToken }) => explorerToken === 'requested' && provide());
}

/** Listens to messages of one window, if it shows a page of this origin. */
function listenTo(from: () => Window | null | undefined, onMessage: (message: FrameMessage) => void): () => void {
  const listener = ({ origin, source, data }: MessageEvent<unknown>) => {
    if (origin === window.location.origin && source === from() && isFrameMessage(data)) onMessage(data);
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
