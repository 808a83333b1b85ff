import { describe, expect, it } from "vitest";
import { compileScript, mentioned } from "../../src/story/index.ts";

const cast = [
  { id: "a", name: "Ada", kind: "woman", personId: "111" },
  { id: "b", name: "Bob the Great", kind: "man", personId: "UBOB" },
  { id: "c", name: "Cat", kind: "cat", personId: null },
];
const defaults = {
  ...{ pack: "storybook", width: 256, height: 256, seed: 1, steps: 4, guidanceScale: 5, identityScale: 0.8 },
  style: "storybook",
};
const compile = (script: string) => compileScript(script, cast, defaults).panels;

describe("a person who is mentioned", () => {
  it("is the character that shows them, on Discord and on Slack", () => {
    const [first, second] = compile("<@111> waves to <@UBOB> | <@!111>'s cat sleeps");
    expect(first).toMatchObject({ text: "@Ada waves to @Bob the Great", recognised: ["Ada", "Bob the Great"] });
    expect(first!.request.prompt).toContain("a woman waves to a man");
    expect(second).toMatchObject({ text: "@Ada's cat sleeps", recognised: ["Ada"] });
  });

  it("speaks, stands and wears as a name does", () => {
    const [panel] = compile('<@111> (left, in a red coat): "Hi!" and <@UBOB>(right) dance');
    expect(panel!.speech).toEqual([{ speaker: "Ada", text: "Hi!" }]);
    expect(panel!.request.slots).toMatchObject([{ characterId: "a", wearing: "in a red coat" }, { characterId: "b" }]);
  });

  it("runs into nothing", () => {
    expect(compile("<@111>and<@UBOB> dance")[0]!.text).toBe("@Ada and @Bob the Great dance");
    expect(compile("<@UBOB><@111> dance")[0]).toMatchObject({ recognised: ["Bob the Great", "Ada"] });
  });

  it("is an error where no character shows them, but not in what somebody says", () => {
    expect(() => compile("<@999> waves")).toThrow(/nobody-linked/);
    expect(compile('Cat: "<@999>!" sleeps')[0]!.speech).toEqual([{ speaker: "Cat", text: "<@999>!" }]);
  });

  it("may stand alone for the character", () => {
    expect(mentioned(" <@111> ", cast)?.name).toBe("Ada");
    expect(mentioned("<@999>", cast)).toBeNull();
    expect(mentioned("Ada", cast)).toBeNull();
  });
});
