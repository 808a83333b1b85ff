import { readFile } from "node:fs/promises";
import path from "node:path";
import { parseEnv } from "node:util";
import { describe, expect, it } from "vitest";
import { loadConfig } from "../../src/config.ts";

describe("the configuration", () => {
  it("needs nothing", () => {
    expect(loadConfig({})).toMatchObject({ dataFolder: path.resolve("data"), pack: "storybook", host: "127.0.0.1" });
    expect(loadConfig({}).databaseUrl).toBeUndefined();
  });

  it("takes what is given, and an empty variable for none", () => {
    const key = Buffer.alloc(32, 7).toString("base64");
    const config = loadConfig({ STORYMAKER_KEY: key, STORYMAKER_PORT: "0", STORYMAKER_DATA: "/x", DATABASE_URL: "" });
    expect(config).toMatchObject({ port: 0, dataFolder: "/x", encryptionKey: new Uint8Array(32).fill(7) });
    expect(config.databaseUrl).toBeUndefined();
  });

  it("names every variable that is wrong", () => {
    const wrong = {
      STORYMAKER_KEY: "c2hvcnQ=",
      STORYMAKER_PORT: "70000",
      DATABASE_URL: "mysql://x",
      LOG_LEVEL: "loud",
    };
    for (const name of Object.keys(wrong)) expect(() => loadConfig(wrong)).toThrow(name);
  });

  it("connects Slack by a socket, by signed requests, or for many workspaces, and says what is missing", () => {
    const bot = { SLACK_BOT_TOKEN: "xoxb" };
    const signed = { SLACK_SIGNING_SECRET: "s", SLACK_PORT: "4881" };
    const connection = { signingSecret: "s", host: "127.0.0.1", port: 4881 };
    expect(loadConfig({}).slack).toBeUndefined();
    expect(loadConfig({ ...bot, SLACK_APP_TOKEN: "xapp" }).slack).toEqual({
      ...{ access: { botToken: "xoxb" }, connection: { appToken: "xapp" } },
    });
    expect(loadConfig({ ...bot, ...signed }).slack).toEqual({ access: { botToken: "xoxb" }, connection });
    const many = { SLACK_CLIENT_ID: "c", SLACK_CLIENT_SECRET: "d" };
    expect(loadConfig({ ...many, ...signed }).slack).toEqual({
      ...{ access: { clientId: "c", clientSecret: "d" }, connection },
    });
    expect(() => loadConfig({ SLACK_APP_TOKEN: "xapp" })).toThrow("SLACK_BOT_TOKEN is missing");
    expect(() => loadConfig(bot)).toThrow("Give SLACK_APP_TOKEN for Socket Mode");
    expect(() => loadConfig(many)).toThrow("For many workspaces give");
  });

  it("is described in .env.example, with its defaults", async () => {
    const example = await readFile(new URL("../../.env.example", import.meta.url), "utf8");
    expect(loadConfig(parseEnv(example))).toEqual(loadConfig({}));
    const source = await readFile(new URL("../../src/config.ts", import.meta.url), "utf8");
    const variables = [...source.matchAll(/^ {2}([A-Z_]+):/gm)].map((match) => match[1]!);
    expect(variables.length).toBeGreaterThan(8);
    for (const name of variables) expect(example).toContain(`${name}=`);
  });
});
