import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './app/app.css';

import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { App } from './app/app';
import { trimPasted } from './app/form/trim-pasted';
import { startLanguage } from './app/language/language';

// Zod compiles its checks with `new Function`, which the content security policy refuses.
z.config({ jitless: true });

document.addEventListener('paste', trimPasted);

const root = document.getElementById('root')!;
void startLanguage().then(
  () => createRoot(root).render(<App />),
  // Without its texts, the page has no language to say it in.
  () => {
    root.textContent =
      'Plumbline cannot be loaded. Please reload the page. · Plumbline kann nicht geladen werden. Bitte laden Sie die Seite neu. · ' +
      'Plumbline ne peut pas être chargé. Veuillez recharger la page.';
  },
);
