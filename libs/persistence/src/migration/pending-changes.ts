import type { DataSource } from 'typeorm';

/** The statements that would change the migrated schema to match the entities. Empty when they match. For drift tests. */
export async function pendingChanges(dataSource: DataSource): Promise<string[]> {
  const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
  return upQueries.map(({ query }) => query);
}
