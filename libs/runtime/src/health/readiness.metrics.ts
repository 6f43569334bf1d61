import { gauge } from '../metrics/metrics';

export const ready = gauge('ready', 'Whether the process is ready to accept work: 1 or 0');
