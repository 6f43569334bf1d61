import { Client, escapeIdentifier, escapeLiteral } from 'pg';
import { databaseServices, type DatabaseService } from '../installation/services';

/** Name of a service's login role. */
export const roleOf = (service: DatabaseService) => `${service}_svc`;

/**
 * Creates a login role and a schema for each service, without rights on other schemas. Needs a superuser. A repetition changes nothing but
 * the passwords.
 */
export async function provisionSchemas(
  superuserUrl: string,
  passwords: Record<DatabaseService, string>,
): Promise<void> {
  const client = new Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>('select current_database() as name');
    const database = escapeIdentifier(rows[0]!.name);
    await client.query('revoke all on schema public from public');
    await client.query(`revoke all on database ${database} from public`);
    for (const service of databaseServices) {
      const [role, schema] = [escapeIdentifier(roleOf(service)), escapeIdentifier(service)];
      const existing = await client.query('select from pg_roles where rolname = $1', [roleOf(service)]);
      if (existing.rowCount === 0) await client.query(`create role ${role} login`);
      await client.query(`alter role ${role} password ${escapeLiteral(passwords[service])}`);
      await client.query(`grant connect on database ${database} to ${role}`);
      await client.query(`create schema if not exists ${schema} authorization ${role}`);
      await client.query(`alter role ${role} in database ${database} set search_path = ${schema}`);
    }
  } finally {
    await client.end();
  }
}

/** Returns the URL of the same database with the role of a service. */
export function urlOf(service: DatabaseService, superuserUrl: string, password: string): string {
  const url = new URL(superuserUrl);
  url.username = roleOf(service);
  url.password = password;
  return url.href;
}
