import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { loadConfig } from "../../config.ts";
import { startEmbeddedPostgres } from "./embedded-postgres.ts";
import { schemaDifference } from "./schema-difference.ts";
import { startDatabase } from "./start.ts";

// npm run db:migrate             applies what is missing to the configured database
// npm run db:migrate -- NAME     writes the next migration: what schema.prisma has and the migrations lack
// npm run db:check               fails when they differ

const [command, name] = process.argv.slice(2);
if (command === "migrate" && name === undefined) {
  const database = await startDatabase(loadConfig(), console.log);
  await database.close();
  console.log("The database is up to date.");
} else if (command === "migrate" && /^[a-z0-9_]+$/.test(name ?? "")) {
  const sql = await difference();
  if (sql === "") throw new Error("schema.prisma has nothing that the migrations lack");
  const time = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = fileURLToPath(new URL(`../../../prisma/migrations/${time}_${name}`, import.meta.url));
  mkdirSync(folder);
  writeFileSync(path.join(folder, "migration.sql"), `${sql}\n`);
  console.log(`${folder}/migration.sql: read it, and add row-level security for every new table with a serverId.`);
} else if (command === "check") {
  const sql = await difference();
  if (sql !== "") {
    console.error(`schema.prisma and the migrations differ: npm run db:migrate -- NAME\n\n${sql}`);
    process.exitCode = 1;
  } else console.log("The migrations lead to schema.prisma.");
} else {
  console.error("usage: tool.ts migrate [name_of_a_new_migration] | check");
  process.exitCode = 1;
}

async function difference(): Promise<string> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "storymaker-migrations-"));
  const postgres = await startEmbeddedPostgres({ folder, durable: false });
  try {
    return await schemaDifference(postgres.ownerUrl("postgres"));
  } finally {
    await postgres.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
