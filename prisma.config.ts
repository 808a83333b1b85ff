import { fileURLToPath } from "node:url";
import { defineConfig } from "prisma/config";

// The CLI looks for its schema engine before every command and would fetch a binary from a host of its own. The file
// named here answers in its place, with the engine's WebAssembly build from the npm registry.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= fileURLToPath(new URL("prisma/schema-engine.mjs", import.meta.url));
process.env.CHECKPOINT_DISABLE ??= "1";

const url = process.env.DATABASE_URL;

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  ...(url ? { datasource: { url } } : {}),
});
