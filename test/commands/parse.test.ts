import { describe, expect, it } from "vitest";
import {
  actionFor,
  commandTable,
  defineCommands,
  longestAction,
  parseCommandLine,
  readAction,
  UserError,
} from "../../src/commands/index.ts";

const square = { width: 256, height: 256 };
const commands = defineCommands({ sizes: { square } });
const parse = (line: string) => {
  const { command, values } = parseCommandLine(line, commands);
  return { command: command.name, values };
};

describe("a typed command line", () => {
  it("gives the story as free text, and options at its end", () => {
    expect(parse("/story Ada waves | Bob runs style: comic seed:7")).toEqual({
      command: "story",
      values: { script: "Ada waves | Bob runs", style: "comic", seed: "7" },
    });
  });
  it("keeps line ends and colons of the story", () => {
    expect(parse('/story Ada: "style: comic"\nBob: seeds: many\n[seed: 7] Ada')).toEqual({
      command: "story",
      values: { script: 'Ada: "style: comic"\nBob: seeds: many\n[seed: 7] Ada' },
    });
    expect(parse("/story Ada [style: comic]").values.script).toBe("Ada [style: comic]");
    expect(parse('/story "Peace"').values.script).toBe('"Peace"');
  });
  it("reads subcommands, and values of several words", () => {
    expect(parse("/Character  ADD Old Tom kind: old wizard consent: yes")).toEqual({
      command: "character add",
      values: { name: "Old Tom", kind: "old wizard", consent: "yes" },
    });
    expect(parse('character show "Old Tom"')).toEqual({ command: "character show", values: { name: "Old Tom" } });
    expect(parse("/character show name: Ada")).toEqual({ command: "character show", values: { name: "Ada" } });
    expect(parse("/help story")).toEqual({ command: "help", values: { command: "story" } });
  });
  it("without a command says which there are", () => {
    expect(() => parse("/stroy Ada")).toThrow(
      new UserError("There is no command /stroy. Did you mean /story? /help shows all of them."),
    );
    expect(() => parse("/character")).toThrow(/goes on with add, list, show, photo, rename, change, remove/);
    expect(() => parse("")).toThrow(UserError);
    expect(() => parse("/character list Ada")).toThrow(/needs no "Ada"/);
    expect(() => parse("/storyteller")).toThrow(UserError);
  });
  it("carries the pictures that were sent with it", () => {
    const photo = { name: "a.png", bytes: new Uint8Array([1]) };
    expect(parseCommandLine("/character add Ada", commands, [photo]).values.photos).toEqual([photo]);
    const coat = { ...photo, option: "clothes" };
    const elsewhere = { ...photo, option: "kind" };
    expect(parseCommandLine("/character add Ada", commands, [coat, elsewhere]).values).toEqual({
      name: "Ada",
      photos: [elsewhere],
      clothes: [coat],
    });
    expect(parseCommandLine("/help", commands, [photo]).values).toEqual({});
  });
});

describe("a hostile line", () => {
  it("is read or refused in words, and quickly", () => {
    const morsels = [
      "/story",
      "/character",
      "add",
      "name:",
      "seed: ",
      "style: comic",
      '"',
      "“",
      "|",
      "\n",
      "\0",
      "[",
      "]",
      "kind",
      "=",
      "🐱",
    ];
    let state = 1;
    const random = (below: number) => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return Math.floor((state / 2 ** 32) * below);
    };
    const start = performance.now();
    const lines = Array.from({ length: 2000 }, () =>
      Array.from({ length: random(12) }, () => morsels[random(morsels.length)]).join(" "),
    );
    for (const part of [" ", "seed ", "seed:", "kind: a ", '"', "name: x\n"]) {
      lines.push(`/story ${part.repeat(50_000)}`, `/character add ${part.repeat(50_000)}x`, part.repeat(50_000));
    }
    for (const line of lines) {
      try {
        parseCommandLine(line, commands);
      } catch (error) {
        expect(error).toBeInstanceOf(UserError);
      }
    }
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

describe("definitions", () => {
  it("fit the platforms' limits", () => {
    for (const { name, description, options } of commands) {
      expect(name).toMatch(/^[a-z]{1,32}( [a-z]{1,32})?$/);
      expect(description.length).toBeLessThanOrEqual(100);
      expect(Object.keys(options).length).toBeLessThanOrEqual(25);
      for (const [key, option] of Object.entries(options)) {
        expect(key).toMatch(/^[a-z]{1,32}$/);
        expect(option.description.length).toBeLessThanOrEqual(100);
        if (option.type === "choice") expect(option.choices.length).toBeLessThanOrEqual(25);
      }
      expect(Object.values(options).filter(({ free }) => free).length).toBeLessThanOrEqual(1);
    }
  });
  it("have examples that parse", () => {
    for (const command of commands) {
      for (const example of command.examples ?? []) expect(parseCommandLine(example, commands).command).toBe(command);
    }
  });
  it("offer the sizes of the pack", () => {
    const all = defineCommands({ sizes: { square, wide: square, tall: square } });
    const sizes = (list: typeof commands) => {
      const option = list.find(({ name }) => name === "story")?.options.size;
      return option?.type === "choice" ? option.choices.map(({ value }) => value) : [];
    };
    expect(sizes(commands)).toEqual(["square"]);
    expect(sizes(all)).toEqual(["square", "wide", "tall"]);
  });
  it("make the README's table", () => {
    const table = commandTable(commands).split("\n");
    expect(table).toHaveLength(2 + commands.length);
    for (const row of table) expect(row.match(/(?<!\\)\|/g)).toHaveLength(4);
  });
});

describe("a button's action", () => {
  it("comes back as it was made, within every platform's limit", () => {
    const action = actionFor("character remove", "now", "019aab3c-0000-7000-8000-000000000000");
    expect(action.length).toBeLessThanOrEqual(longestAction);
    expect(readAction(action)).toEqual({
      commandName: "character remove",
      action: "now",
      argument: "019aab3c-0000-7000-8000-000000000000",
    });
    expect(() => actionFor("story", "cancel", "x".repeat(100))).toThrow(RangeError);
    expect(readAction("nonsense")).toBeNull();
  });
});
