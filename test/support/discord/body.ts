import type { IncomingMessage } from "node:http";
import type { SentFile } from "./rules.ts";

/** The JSON of a request, also of one with files (`payload_json`), and its files. */
export async function readBody(request: IncomingMessage): Promise<{ body: unknown; files: SentFile[] }> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  const type = request.headers["content-type"] ?? "";
  if (bytes.byteLength === 0) return { body: undefined, files: [] };
  if (!type.startsWith("multipart/form-data")) return { body: JSON.parse(bytes.toString()), files: [] };
  const form = await new Response(bytes, { headers: { "content-type": type } }).formData();
  const files: SentFile[] = [];
  for (const [, part] of form)
    if (typeof part !== "string") files.push({ name: part.name, bytes: new Uint8Array(await part.arrayBuffer()) });
  return { body: JSON.parse(String(form.get("payload_json"))), files };
}
