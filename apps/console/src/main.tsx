import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './app/app.css';

import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { App } from './app/app';
import { startLanguage } from './app/language/language';

// Zod compiles its checks with `new Function`, which the content security policy refuses.
z.config({ jitless: true });

// A new release removes the files of the former one. Reloading fetches the current page with the current file names.
window.addEventListener('vite:preloadError', () => window.location.reload());

void startLanguage().then(() => createRoot(document.getElementById('root')!).render(<App />));
