export default async function tearDown(): Promise<void> {
  await Promise.all((globalThis.integrationServers ?? []).map((server) => server.remove()));
}
