import type { Modal } from "./state.ts";

/** Discord's rules for messages that its OpenAPI description does not tell. */

interface Component {
  type: number;
  content?: string;
  custom_id?: string;
  label?: string;
  components?: Component[];
  accessory?: Component;
  media?: { url: string };
  items?: { media: { url: string } }[];
}

export interface MessageBody {
  content?: string;
  embeds?: unknown[];
  flags?: number;
  components?: Component[];
  attachments?: { id: string; filename: string; description?: string }[];
  allowed_mentions?: { parse?: string[]; users?: string[] };
  nonce?: string;
  enforce_nonce?: boolean;
}

export interface SentFile {
  name: string;
  bytes: Uint8Array;
}

const componentsV2 = 1 << 15;
const mebibyte = 2 ** 20;
const longestCustomId = 100;
const longestLabel = 80;
const longestAltText = 1024;

/** Why Discord would refuse a message, with its error code; null where it takes it. */
export function refusal(
  body: MessageBody,
  files: readonly SentFile[],
): { status: number; code: number; message: string } | null {
  const invalid = (message: string) => ({ status: 400, code: 50035, message });
  if (files.some(({ bytes }) => bytes.byteLength > 10 * mebibyte))
    return { status: 413, code: 40005, message: "Request entity too large" };
  if (files.reduce((sum, { bytes }) => sum + bytes.byteLength, 0) > 25 * mebibyte)
    return { status: 413, code: 40005, message: "Request entity too large" };
  const all = allComponents(body.components ?? []);
  if ((body.flags ?? 0) & componentsV2) {
    if (body.content || body.embeds?.length) return invalid("IS_COMPONENTS_V2 allows neither content nor embeds");
    if (all.length === 0) return invalid("a message needs components");
    if (all.length > 40) return invalid(`${all.length} components`);
    const text = all.reduce((sum, { content = "" }) => sum + content.length, 0);
    if (text > 4000) return invalid(`${text} characters`);
  }
  if (all.some(({ label = "" }) => label.length > longestLabel)) return invalid("a label is too long");
  if (body.attachments?.some(({ description = "" }) => description.length > longestAltText))
    return invalid("an alt text is too long");
  const ids = all.flatMap(({ custom_id }) => custom_id ?? []);
  if (ids.some((id) => id.length > longestCustomId)) return invalid("a custom_id is too long");
  if (new Set(ids).size < ids.length) return invalid("a custom_id is used twice");
  const urls = all.flatMap(({ media, items = [] }) => [media?.url, ...items.map((item) => item.media.url)]);
  const missing = urls.find(
    (url) => url?.startsWith("attachment://") && !files.some(({ name }) => url.endsWith(`/${name}`)),
  );
  if (missing) return invalid(`${missing} was not sent`);
  return null;
}

/** Why Discord would refuse a modal; null where it takes it. */
export function modalProblem({ custom_id, title, components }: Modal): string | null {
  if (custom_id.length > longestCustomId) return `custom_id of ${custom_id.length} characters`;
  if (title.length > 45) return `title of ${title.length} characters`;
  return components.length > 5 ? `${components.length} components` : null;
}

export function allComponents(components: readonly Component[]): Component[] {
  return components.flatMap((component) => [
    component,
    ...allComponents([...(component.components ?? []), ...(component.accessory ? [component.accessory] : [])]),
  ]);
}
