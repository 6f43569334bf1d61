import { removeStateFolder } from '@plumbline/backing-services';

export default async function tearDown(): Promise<void> {
  if (!globalThis.endToEnd) return;
  const { system, control, dir } = globalThis.endToEnd;
  control.close();
  await system.stop();
  await removeStateFolder(dir);
}
