import pg from "pg";
import { LibraryError } from "../errors.ts";

/** Where pg-boss, connected as the application's role, makes its tables (with createSchema: false). */
export const jobsSchema = "pgboss";

/** The role's name; roles belong to a whole PostgreSQL, so that each database gets one of its own. */
export function applicationRole(database: string): string {
  return `${database}_application`.slice(-63);
}

/**
 * Makes the role that the application connects as, or gives it this password. The caller holds the migration lock.
 *
 * @throws LibraryError "database" when the connected user may not create roles.
 */
export async function ensureRole(owner: pg.Client, role: string, password: string): Promise<void> {
  const { rows } = await owner.query("SELECT 1 FROM pg_roles WHERE rolname = $1", [role]);
  const change = rows.length === 0 ? "CREATE" : "ALTER";
  const name = pg.escapeIdentifier(role);
  try {
    await owner.query(
      `${change} ROLE ${name} LOGIN NOCREATEDB NOCREATEROLE NOINHERIT PASSWORD ${pg.escapeLiteral(password)}`,
    );
  } catch (cause) {
    throw new LibraryError(
      "database",
      `DATABASE_URL's user may not create the application's role (${cause}). Give it CREATEROLE, or make a role ` +
        `(CREATE ROLE ${name} LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD '...') and name it in APP_DATABASE_URL.`,
      { cause },
    );
  }
}

/** Rights on the rows, none on the tables' definitions; and a schema to make the jobs' tables in. */
export async function grantRights(owner: pg.Client, role: string): Promise<void> {
  const name = pg.escapeIdentifier(role);
  const { rows } = await owner.query<{ table: string }>(
    `SELECT quote_ident(tablename) AS table FROM pg_tables
     WHERE schemaname = 'public' AND rowsecurity AND tableowner = current_user`,
  );
  const database = (await owner.query<{ name: string }>("SELECT quote_ident(current_database()) AS name")).rows[0]!
    .name;
  await owner.query(`
    BEGIN;
    REVOKE CREATE ON SCHEMA public FROM PUBLIC;
    GRANT CONNECT ON DATABASE ${database} TO ${name};
    GRANT USAGE ON SCHEMA public TO ${name};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ${rows.map(({ table }) => `public.${table}`).join(", ")} TO ${name};
    CREATE SCHEMA IF NOT EXISTS ${jobsSchema};
    GRANT USAGE, CREATE ON SCHEMA ${jobsSchema} TO ${name};
    COMMIT`);
}

/**
 * Whether row-level security holds the connected user.
 *
 * @throws LibraryError "database" when it does not: a superuser, BYPASSRLS, or the tables' owner.
 */
export async function assertHeldByRowSecurity(query: Query): Promise<void> {
  const [user] = await query<{ name: string; bypasses: boolean; owns: boolean; open: string[] }>(
    `SELECT current_user AS name,
            (SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user) AS bypasses,
            coalesce(bool_or(pg_has_role(current_user, relowner, 'MEMBER')), false) AS owns,
            coalesce(array_agg(relname::text) FILTER (WHERE NOT (relrowsecurity AND relforcerowsecurity)), '{}') AS open
     FROM pg_class
     WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND relname <> '_prisma_migrations'`,
  );
  if (!user) throw new LibraryError("database", "The database answers nothing.");
  if (user.bypasses || user.owns)
    throw new LibraryError(
      "database",
      `The application would connect as ${user.name}, whom row-level security does not hold (${
        user.bypasses ? "superuser or BYPASSRLS" : "owner of the tables"
      }): one server could see another's pictures. Name a plain role in APP_DATABASE_URL.`,
    );
  if (user.open.length > 0)
    throw new LibraryError("database", `Row-level security is off for ${user.open.join(", ")}: run the migrations.`);
}

export type Query = <Row>(sql: string) => Promise<Row[]>;
