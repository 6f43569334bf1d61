import { setUpInstallations } from './e2e-setup';

/** Starts an installation whose servers are processes, for tests that replace their data. */
export default function setUp(): Promise<void> {
  return setUpInstallations(1, { servers: 'throwaway' });
}
