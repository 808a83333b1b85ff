import { expect, it } from "vitest";
import { compileScript, narration } from "../../src/story/index.ts";

const cast = ["Ada", "Bob", "דנה"].map((name) => ({ id: name, name, kind: "person" }));
const defaults = {
  ...{ pack: "storybook", width: 256, height: 256, seed: 1, steps: 4, guidanceScale: 5, identityScale: 1 },
  style: "storybook",
};
const narrated = (script: string) => compileScript(script, cast, defaults).panels.map(narration);

it("is what happens, without what is said, whoever says it", () => {
  expect(narrated('Ada waters the plants | @bob: "Not again!" runs in from the rain')).toEqual([
    "Ada waters the plants",
    "Bob runs in from the rain",
  ]);
  expect(narrated('Bob: "No!" runs in Ada: "Sorry."')).toEqual(["Bob runs in"]);
  expect(narrated('Ada and Bob drink tea Ada: "Well." Bob: "Well."')).toEqual(["Ada and Bob drink tea"]);
  expect(narrated('the old man: "Cheers" raises a cup')).toEqual(["the old man raises a cup"]);
  expect(narrated('דנה הולכת לשוק דנה: "שלום"')).toEqual(["דנה הולכת לשוק"]);
});

it("is without a speaker who is no character, wherever the sentence of that speaker begins", () => {
  expect(narrated('Ada waves "The end" the old man: "Cheers"')).toEqual(["Ada waves"]);
  expect(narrated('Ada waves. The old man: "Cheers"')).toEqual(["Ada waves"]);
  expect(narrated('The old man waves. The old man: "Cheers"')).toEqual(["The old man waves"]);
  expect(narrated('Bob: "No!" the old man: "Cheers"')).toEqual([""]);
  expect(narrated('Bob: "No!" shouts back: "Yes!"')).toEqual(["Bob shouts back"]);
});

it("leaves out options, captions and notes of who stands where", () => {
  expect(narrated('[night, nobody] "Far away 🌙" the house 🏠')).toEqual(["the house 🏠"]);
  expect(narrated('Ada (left, in a red coat) and Bob (right) wave. "The end"')).toEqual(["Ada and Bob wave"]);
});

it("is nothing where people only speak", () => {
  expect(narrated('Ada: "Hi" | Ada: "Hi" Bob: "Hey" | the old man: "Hello"')).toEqual(["", "", ""]);
});
