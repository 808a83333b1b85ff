import path from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";

const repository = fileURLToPath(new URL("..", import.meta.url));

/** An empty variable in an .env file means "not given". */
const text = z.preprocess((value) => (value === "" ? undefined : value), z.string().optional());
const wholeNumber = (smallest: number, largest: number, fallback: number) =>
  z.preprocess(
    (value) => (value === "" ? undefined : value),
    z.coerce.number().int().min(smallest).max(largest).default(fallback),
  );
const postgresUrl = text.refine(
  (value) => !value || /^postgres(ql)?:\/\//.test(value),
  "must start with postgresql://",
);
const choice = <const Choices extends readonly [string, ...string[]]>(choices: Choices, fallback: Choices[number]) =>
  z.preprocess((value) => (value === "" ? undefined : value), z.enum(choices).default(fallback));
const gigabytes = z.preprocess(
  (value) => (value === "" ? undefined : value),
  z.coerce.number().positive().max(1024).optional(),
);
const shards = z.preprocess(
  (value) => (value === "" ? undefined : value),
  z.union([z.literal("auto"), z.coerce.number().int().min(1).max(1000)]).default("auto"),
);
const webAddress = text.refine((value) => !value || /^https?:\/\/[^/]/.test(value), "must start with https://");
const keyBytes = (value: string) => new Uint8Array(Buffer.from(value, "base64"));

const schema = z.object({
  DATABASE_URL: postgresUrl,
  APP_DATABASE_URL: postgresUrl,
  STORYMAKER_DATA: text,
  STORYMAKER_KEY: text.refine(
    (value) => !value || keyBytes(value).length === 32,
    "must be 32 bytes in base64: make one with `openssl rand -base64 32`",
  ),
  STORYMAKER_MODELS: text,
  STORYMAKER_PACK: text,
  HF_ENDPOINT: webAddress,
  HF_TOKEN: text,
  DISCORD_TOKEN: text,
  BOT_SHARDS: shards,
  STORYMAKER_HOST: text,
  STORYMAKER_PORT: wholeNumber(0, 65535, 4880),
  SLACK_BOT_TOKEN: text,
  SLACK_APP_TOKEN: text,
  SLACK_SIGNING_SECRET: text,
  SLACK_CLIENT_ID: text,
  SLACK_CLIENT_SECRET: text,
  SLACK_PORT: wholeNumber(0, 65535, 0),
  STORYMAKER_THREADS: wholeNumber(0, 1024, 0),
  DEVICE: choice(["auto", "cpu", "cuda", "webgpu", "dml", "coreml"], "auto"),
  DEVICE_MEMORY_GB: gigabytes,
  LOG_LEVEL: choice(["fatal", "error", "warn", "info", "debug", "trace", "silent"], "info"),
});

/** The environment, checked. Every variable is described in .env.example. */
export interface Config {
  /** Absent: a PostgreSQL of our own in dataFolder. */
  databaseUrl?: string;
  /** How the application itself connects, when databaseUrl's user may not create roles. */
  applicationDatabaseUrl?: string;
  /** Absolute. Database, files and key live here. */
  dataFolder: string;
  /** 32 bytes. Absent: made once and kept in dataFolder. */
  encryptionKey?: Uint8Array;
  /** Absolute: the folder that holds the packs. */
  modelsFolder: string;
  pack: string;
  /** Where packs are downloaded from: the Hugging Face hub or a mirror of it. No slash at the end. */
  hubEndpoint: string;
  /** For repositories that ask people to log in. */
  hubToken?: string;
  /** Absent: the bot is not on Discord. */
  discordToken?: string;
  /** Processes that share Discord's servers. */
  shards: number | "auto";
  host: string;
  /** 0: any free port. */
  port: number;
  /** Absent: no Slack. */
  slack?: {
    /** One workspace, or every one that installs the app. */
    access: { botToken: string } | { clientId: string; clientSecret: string };
    /** By Socket Mode, or by requests that Slack signs. */
    connection: { appToken: string } | { signingSecret: string; host: string; port: number };
  };
  /** Threads for drawing; 0: as many as onnxruntime thinks right. */
  threads: number;
  /** Where pictures are drawn; `auto`: the best that works on this machine. */
  device: "auto" | "cpu" | "cuda" | "webgpu" | "dml" | "coreml";
  /** Bytes of the device's memory that drawing may take. Absent: whatever a pack needs, all of it kept loaded. */
  deviceMemory?: number;
  logLevel: "fatal" | "error" | "warn" | "info" | "debug" | "trace" | "silent";
}

/** @throws Error that names every wrong variable. */
export function loadConfig(environment: Record<string, string | undefined> = process.env): Config {
  const parsed = schema.safeParse(environment);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`The configuration is wrong (see .env.example):\n${problems.join("\n")}`);
  }
  const value = parsed.data;
  return {
    ...(value.DATABASE_URL ? { databaseUrl: value.DATABASE_URL } : {}),
    ...(value.APP_DATABASE_URL ? { applicationDatabaseUrl: value.APP_DATABASE_URL } : {}),
    ...(value.STORYMAKER_KEY ? { encryptionKey: keyBytes(value.STORYMAKER_KEY) } : {}),
    ...(value.HF_TOKEN ? { hubToken: value.HF_TOKEN } : {}),
    ...(value.DISCORD_TOKEN ? { discordToken: value.DISCORD_TOKEN } : {}),
    shards: value.BOT_SHARDS,
    dataFolder: path.resolve(value.STORYMAKER_DATA ?? "data"),
    modelsFolder: path.resolve(value.STORYMAKER_MODELS ?? path.join(repository, "models")),
    pack: value.STORYMAKER_PACK ?? "storybook",
    hubEndpoint: (value.HF_ENDPOINT ?? "https://huggingface.co").replace(/\/+$/, ""),
    host: value.STORYMAKER_HOST ?? "127.0.0.1",
    port: value.STORYMAKER_PORT,
    ...slackConfig(value),
    threads: value.STORYMAKER_THREADS,
    device: value.DEVICE,
    ...(value.DEVICE_MEMORY_GB ? { deviceMemory: value.DEVICE_MEMORY_GB * 1e9 } : {}),
    logLevel: value.LOG_LEVEL,
  };
}

/** @throws Error that says which variable is missing */
function slackConfig(value: z.infer<typeof schema>): Pick<Config, "slack"> {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = value;
  const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret, SLACK_PORT: port } = value;
  if (!botToken && !appToken && !signingSecret && !clientId) return {};
  const seeDocs = "docs/slack.md says how.";
  const host = value.STORYMAKER_HOST ?? "127.0.0.1";
  const requests = signingSecret && port > 0 ? { signingSecret, host, port } : null;
  if (clientId && clientSecret && requests)
    return { slack: { access: { clientId, clientSecret }, connection: requests } };
  if (clientId || clientSecret)
    throw new Error(
      `For many workspaces give SLACK_CLIENT_ID, SLACK_CLIENT_SECRET, SLACK_SIGNING_SECRET and SLACK_PORT. ${seeDocs}`,
    );
  if (!botToken) throw new Error(`SLACK_BOT_TOKEN is missing: Slack is configured only in part. ${seeDocs}`);
  const connection = requests ?? (appToken ? { appToken } : null);
  if (connection) return { slack: { access: { botToken }, connection } };
  throw new Error(`Give SLACK_APP_TOKEN for Socket Mode, or SLACK_SIGNING_SECRET and SLACK_PORT. ${seeDocs}`);
}
