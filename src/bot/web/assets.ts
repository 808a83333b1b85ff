import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { stripTypeScriptTypes } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { FastifyInstance } from "fastify";

const folder = fileURLToPath(new URL("./page/", import.meta.url));
const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".ts": "text/javascript; charset=utf-8",
};

/** Serves the page from memory. Its modules are written in TypeScript; a browser gets them without their types. */
export async function serveAssets(app: FastifyInstance): Promise<void> {
  for (const name of await readdir(folder)) {
    const type = types[path.extname(name)];
    if (!type) continue;
    const source = await readFile(path.join(folder, name), "utf8");
    const body = name.endsWith(".ts") ? stripTypeScriptTypes(source) : source;
    const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
    app.get(name === "index.html" ? "/" : `/page/${name}`, async (request, reply) => {
      reply.headers({ etag, "cache-control": "no-cache" });
      if (request.headers["if-none-match"] === etag) return reply.code(304).send();
      return reply.type(type).send(body);
    });
  }
}
