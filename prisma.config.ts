import { fileURLToPath } from "node:url";
import { defineConfig } from "prisma/config";

// Before every command, Prisma looks for a schema engine and would fetch it from a host of its own. Generating the
// client needs none, and the migrations are ours to apply: src/library/database/tool.ts.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= fileURLToPath(new URL("prisma/no-schema-engine", import.meta.url));
process.env.CHECKPOINT_DISABLE ??= "1";

export default defineConfig({ schema: "prisma/schema.prisma", migrations: { path: "prisma/migrations" } });
