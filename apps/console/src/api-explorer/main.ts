import './api-explorer.css';
import { openApiExplorer } from './api-explorer';
import { showError, showLoading } from './page-message';

/** The views, each at its own address and loaded on demand. */
const views = {
  reference: { title: 'API reference', load: () => import('./reference') },
  'swagger-ui': { title: 'Swagger UI', load: () => import('./swagger-ui') },
};

async function open(): Promise<void> {
  const { title, load } = views[location.pathname.split('/').at(-1) as keyof typeof views];
  document.title = `${title} · Plumbline`;
  const place = document.querySelector<HTMLElement>('#explorer')!;
  showLoading(place, title);
  try {
    const [{ show }, explorer] = await Promise.all([load(), openApiExplorer()]);
    show(place, explorer);
  } catch (error) {
    showError(place, error);
  }
}

void open();
