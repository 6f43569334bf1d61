import { setUpInstallation } from './e2e-setup';

/** Starts an installation for tests that kill, stop and add processes. */
export default function setUp(): Promise<void> {
  return setUpInstallation({ spares: true });
}
