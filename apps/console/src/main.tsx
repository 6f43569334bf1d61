import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './app/app.css';

import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { App } from './app/app';
import { startLanguage } from './app/language/language';

// Zod would compile its checks with `new Function`, which the content security policy refuses.
z.config({ jitless: true });

// Files of an earlier release are gone once a new one is served; the page as it is now names those that exist.
window.addEventListener('vite:preloadError', () => window.location.reload());

void startLanguage().then(() => createRoot(document.getElementById('root')!).render(<App />));
