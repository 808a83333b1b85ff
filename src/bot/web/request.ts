import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { type Attachment, type CommandDefinition, type Text, UserError } from "../../commands/index.ts";
import { platformText } from "../texts/index.ts";

/** Bytes of one photo; the pipeline reads no larger ones. */
export const largestPhoto = 10 * 1024 * 1024;
/** Four photos of a character and a picture of clothes. */
export const mostFiles = 5;
const longestField = 40_000;

/** What the sender has to put right; the text says how. What only a program can meet is said in English. */
export class RequestError extends UserError {
  readonly status: number;

  constructor(status: number, text: Text, options?: ErrorOptions) {
    super(text, options);
    this.name = "RequestError";
    this.status = status;
  }
}

/** A command: a typed line, or a name with the values of its options. */
export interface CommandRequest {
  line: string | null;
  name: string | null;
  values: Record<string, string | number | boolean>;
  photos: Attachment[];
  /** The thread it was used in. */
  storyId: string | null;
}

const schema = z
  .object({
    line: z.string().max(longestField).nullable().default(null),
    name: z.string().max(64).nullable().default(null),
    values: z.record(z.string().max(64), z.union([z.string().max(longestField), z.number(), z.boolean()])).default({}),
    storyId: z.uuid().nullable().default(null),
  })
  .refine(
    ({ line, name }) => (line === null) !== (name === null),
    'Send "line" (a typed command), or "name" and "values".',
  );

/**
 * Reads POST /api/commands: JSON, or multipart with the fields line, name, storyId, `values` as JSON, and files.
 * @throws RequestError
 */
export async function readCommandRequest(request: FastifyRequest): Promise<CommandRequest> {
  const { fields, photos } = request.isMultipart()
    ? await readParts(request)
    : { fields: request.body, photos: [] as Attachment[] };
  const parsed = schema.safeParse(fields ?? {});
  if (parsed.success) return { ...parsed.data, photos };
  const problem = parsed.error.issues.map(({ path, message }) => [path.join("."), message].filter(Boolean).join(": "));
  throw new RequestError(400, `The request cannot be read. ${problem.join(" ")}`);
}

async function readParts(request: FastifyRequest): Promise<{ fields: unknown; photos: Attachment[] }> {
  const fields: Record<string, unknown> = {};
  const photos: Attachment[] = [];
  try {
    for await (const part of request.parts()) {
      if (part.type === "file") {
        const bytes = new Uint8Array(await part.toBuffer());
        if (bytes.byteLength > 0) photos.push({ name: part.filename, bytes, option: part.fieldname });
      } else fields[part.fieldname] = part.fieldname === "values" ? readJson(String(part.value)) : part.value;
    }
  } catch (error) {
    throw uploadError(error);
  }
  return { fields, photos };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new RequestError(400, 'The field "values" must be JSON: {"option": "value"}.', { cause });
  }
}

function uploadError(error: unknown): unknown {
  const code = (error as { code?: string } | null)?.code ?? "";
  const megabytes = largestPhoto / 1024 / 1024;
  if (code === "FST_REQ_FILE_TOO_LARGE")
    return new RequestError(413, platformText("web.photo-too-large", { megabytes }), { cause: error });
  if (code === "FST_FILES_LIMIT")
    return new RequestError(413, platformText("web.too-many-pictures", { most: mostFiles }), { cause: error });
  if (code.startsWith("FST_") && code.endsWith("_LIMIT"))
    return new RequestError(413, platformText("web.form-too-large"), { cause: error });
  if (error instanceof Error && /multipart|Unexpected end of (?:form|multipart)|Part terminated/iu.test(error.message))
    return new RequestError(400, platformText("web.upload-broken"), { cause: error });
  return error;
}

/** A filled form as the line that would have been typed. */
export function lineOf(request: CommandRequest, definitions: readonly CommandDefinition[]): string {
  const photos = request.photos.length === 0 ? "" : ` [${request.photos.map(({ name }) => name).join(", ")}]`;
  if (request.line !== null) return `${request.line.trim()}${photos}`;
  const options = definitions.find(({ name }) => name === request.name)?.options ?? {};
  const written = (value: string | number | boolean) => (typeof value === "boolean" ? (value ? "yes" : "no") : value);
  const given = Object.entries(request.values)
    .filter(([, value]) => value !== "")
    .map(([name, value]) => [name, written(value)] as const);
  const free = given.filter(([name]) => options[name]?.free).map(([, value]) => String(value));
  const keyed = given.filter(([name]) => !options[name]?.free).map(([name, value]) => `${name}: ${value}`);
  return `${[`/${request.name}`, ...free, ...keyed].join(" ")}${photos}`;
}
