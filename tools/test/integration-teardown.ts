import { removeStateFolder } from '@plumbline/backing-services';

export default async function tearDown(): Promise<void> {
  await Promise.all((globalThis.integrationServers ?? []).map((server) => server.stop()));
  const dir = process.env['TEST_DIR'];
  if (!dir) return;
  await removeStateFolder(dir);
}
