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

  it("is described in .env.example, with its defaults", async () => {
    const example = await readFile(new URL("../../.env.example", import.meta.url), "utf8");
    expect(loadConfig(parseEnv(example))).toEqual(loadConfig({}));
    const source = await readFile(new URL("../../src/config.ts", import.meta.url), "utf8");
    const variables = [...source.matchAll(/^ {2}([A-Z_]+):/gm)].map((match) => match[1]!);
    expect(variables.length).toBeGreaterThan(8);
    for (const name of variables) expect(example).toContain(`${name}=`);
  });
});
