import { createHmac } from "node:crypto";
import type { IncomingMessage } from "node:http";

export async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts);
}

/** An upload is the bytes themselves, or a form that has them in its one file. */
export async function uploaded(body: Buffer, type: string): Promise<Buffer> {
  if (!type.startsWith("multipart/form-data")) return body;
  const form = await new Response(new Uint8Array(body), { headers: { "content-type": type } }).formData();
  const file = [...form.values()].find((value) => value instanceof Blob);
  return file ? Buffer.from(await file.arrayBuffer()) : body;
}

/** The client sends forms in which everything but texts is JSON. */
export function argsOf(body: Buffer): Record<string, unknown> {
  const read = (value: string): unknown => {
    if (value === "true" || value === "false") return value === "true";
    return /^[[{]/.test(value) ? JSON.parse(value) : value;
  };
  return Object.fromEntries([...new URLSearchParams(body.toString())].map(([key, value]) => [key, read(value)]));
}

/** An event as a request to an app, signed with a secret. */
export function signedRequest(
  url: string,
  type: string,
  payload: Record<string, unknown>,
  secret: string,
): Promise<Response> {
  const json = type === "events_api";
  const fields = type === "slash_commands" ? (payload as Record<string, string>) : { payload: JSON.stringify(payload) };
  const body = json ? JSON.stringify(payload) : new URLSearchParams(fields).toString();
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = createHmac("sha256", secret).update(`v0:${timestamp}:${body}`).digest("hex");
  return fetch(url, {
    method: "POST",
    body,
    headers: {
      "content-type": json ? "application/json" : "application/x-www-form-urlencoded",
      "x-slack-request-timestamp": timestamp,
      "x-slack-signature": `v0=${signature}`,
    },
  });
}
