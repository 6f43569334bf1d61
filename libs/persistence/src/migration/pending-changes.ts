import type { DataSource } from 'typeorm';

/** The statements that would make the migrated schema fit the entities; empty when they agree. For drift tests. */
export async function pendingChanges(dataSource: DataSource): Promise<string[]> {
  const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
  return upQueries.map(({ query }) => query);
}
