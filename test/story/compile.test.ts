import { describe, expect, it } from "vitest";
import { faultText } from "../../src/commands/error-text.ts";
import { english } from "../../src/commands/index.ts";
import { type CastMember, compileScript, type RequestDefaults, ScriptError } from "../../src/story/index.ts";

const cast: CastMember[] = [
  { id: "ada", name: "Ada", kind: "woman" },
  { id: "bob", name: "Bob", kind: "man" },
  { id: "cy", name: "Cy", kind: "woman" },
  { id: "dora", name: "Dora", kind: "woman" },
  { id: "will", name: "Will", kind: "boy" },
  { id: "tom", name: "Old Tom", kind: "old wizard" },
  { id: "tomcat", name: "Old Tom's cat", kind: "ginger cat" },
  { id: "ming", name: "小明", kind: "boy" },
  { id: "cat", name: "🐱", kind: "cat" },
  { id: "heart", name: "❤️", kind: "robot" },
];
const defaults: RequestDefaults = {
  pack: "storybook",
  width: 256,
  height: 256,
  seed: 11,
  steps: 25,
  guidanceScale: 5,
  identityScale: 0.8,
  style: "storybook",
};
const panels = (script: string) => compileScript(script, cast, defaults).panels;
const first = (script: string) => panels(script)[0]!;
const prompt = (script: string) => first(script).request.prompt;
const problems = (script: string) => {
  try {
    compileScript(script, cast, defaults);
  } catch (error) {
    if (error instanceof ScriptError)
      return error.problems.map((problem) => `${problem.panel}: ${faultText(problem, english)}`);
    throw error;
  }
  throw new Error("compiled");
};

describe("the example of the language", () => {
  const [plants, rain, house, tea] = panels(
    'Ada waters the plants | @Bob: "Not again!" runs in from the rain | [nobody, night] the house from outside | Ada (left) and Bob (right) drink tea "Peace, at last."',
  );

  it("puts kinds in place of names", () => {
    expect(plants!.request.prompt).toBe("a woman waters the plants");
    expect(plants!.recognised).toEqual(["Ada"]);
  });
  it("takes speech out and keeps its speaker in the picture", () => {
    expect(rain!.request.prompt).toBe("a man runs in from the rain");
    expect(rain!.speech).toEqual([{ speaker: "Bob", text: "Not again!" }]);
  });
  it("draws nobody from text alone", () => {
    expect(house!.request).toMatchObject({ prompt: "at night, the house from outside", slots: [], identityScale: 0 });
    expect(house!.request.negativePrompt).toContain("person");
  });
  it("gives positions a box, and captions no speaker", () => {
    expect(tea!.request.prompt).toBe("a woman on the left and a man on the right drink tea");
    expect(tea!.speech).toEqual([{ speaker: null, text: "Peace, at last." }]);
    expect(tea!.request.slots).toEqual([
      { characterId: "ada", box: { left: 0, top: 0, right: 0.5, bottom: 1 }, wearing: null },
      { characterId: "bob", box: { left: 0.5, top: 0, right: 1, bottom: 1 }, wearing: null },
    ]);
  });
});

describe("panels", () => {
  it("are divided by bars and line ends of any kind; empty ones are dropped", () => {
    const texts = panels("| Ada a |\n\r\n Bob b\r\nCy c\u2028Ada d || ").map(({ text }) => text);
    expect(texts).toEqual(["Ada a", "Bob b", "Cy c", "Ada d"]);
  });
  it("may be written as a list", () => {
    expect(panels("1. Ada a\n2) Bob b\n- Cy c").map(({ text }) => text)).toEqual(["Ada a", "Bob b", "Cy c"]);
  });
  it("are 1 to 12", () => {
    expect(problems(" \n | ")).toEqual([expect.stringMatching(/empty/)]);
    expect(panels(Array(12).fill("Ada runs").join("|"))).toHaveLength(12);
    expect(problems(Array(13).fill("Ada runs").join("|"))[0]).toMatch(/at most 12 panels; this one has 13/);
  });
  it("and scripts have a longest length", () => {
    expect(problems(`Ada runs | Bob ${"x".repeat(500)}`)).toEqual([expect.stringMatching(/^2: .*at most 500/)]);
    expect(problems("Ada runs\n".repeat(1000))).toEqual([expect.stringMatching(/^null: .*at most 4000/)]);
  });
  it("need something to see", () => {
    expect(problems('"Once upon a time"')).toEqual([expect.stringMatching(/^1: .*what is to be seen/)]);
    expect(problems("[night]")).toHaveLength(1);
  });
});

describe("characters", () => {
  it("are found by @name in any case, longest first", () => {
    expect(first("@ADA greets @old tom's CAT").recognised).toEqual(["Ada", "Old Tom's cat"]);
    expect(prompt("@ADA greets @old tom's CAT")).toBe("a woman greets a ginger cat");
  });
  it("are found bare only as whole words as registered", () => {
    expect(first("will it rain on Adam, Willow and ada?").recognised).toEqual([]);
    expect(first("Will, Ada-like, runs").recognised).toEqual(["Will", "Ada"]);
    expect(first("Ada_ x").recognised).toEqual([]);
  });
  it("that were overlooked are told", () => {
    expect(first("will it rain on ada, will Bob?").overlooked).toEqual(["Will", "Ada"]);
    expect(first("Will will wait for Williams").overlooked).toEqual([]);
  });
  it("have possessives", () => {
    expect(prompt("Ada's dog barks at Old Tom’s hat")).toBe("a woman's dog barks at an old wizard’s hat");
  });
  it("are found in scripts without spaces, and as emoji", () => {
    expect(prompt("小明在花园里浇水")).toBe("a boy在花园里浇水");
    expect(first("@小明在花园里").recognised).toEqual(["小明"]);
    expect(prompt("🐱 sleeps")).toBe("a cat sleeps");
    expect(first("😺🐱sleeps").recognised).toEqual(["🐱"]);
    expect(first("a ❤ and ❤️").request.prompt).toBe("a robot and the robot");
    expect(first("🐱‍👤 hides").recognised).toEqual([]);
  });
  it("are found in decomposed writing", () => {
    const zoe = [{ id: "z", name: "Zoë", kind: "girl" }];
    expect(compileScript("Zoe\u0308 sings", zoe, defaults).panels[0]!.recognised).toEqual(["Zoë"]);
  });
  it("are at most three a panel", () => {
    expect(problems("Ada, Bob, Cy and Dora dance")).toEqual([expect.stringMatching(/at most 3 .*Ada, Bob, Cy, Dora/)]);
  });
  it("that nobody knows are errors with the nearest names", () => {
    expect(problems("@Adda runs")).toEqual([expect.stringMatching(/"Adda".*Did you mean @Ada\?/)]);
    expect(problems("@Xerxes runs")[0]).toMatch(/Known: .*@Ada/);
    expect(() => compileScript("@Ada runs", [], defaults)).toThrow(/nobody-yet/);
  });
  it("are not e-mail addresses or lone at signs", () => {
    expect(prompt("Ada writes to me@example.org @ night")).toBe("a woman writes to me@example.org @ night");
  });
});

describe("kinds", () => {
  it("have an article at first mention and are definite later", () => {
    expect(prompt("Old Tom wakes; Old Tom yawns")).toBe("an old wizard wakes; the old wizard yawns");
  });
  it("stay apart when two or three are of one kind", () => {
    expect(prompt("Ada hugs Cy. Cy thanks Ada")).toBe(
      "a woman hugs another woman. the other woman thanks the first woman",
    );
    expect(prompt("Ada, Cy and Dora run, Cy ahead of Dora")).toBe(
      "a woman, another woman and a third woman run, the second woman ahead of the third woman",
    );
  });
  it("stand well behind articles and possessives of the text", () => {
    expect(prompt("The 🐱 sleeps by her Old Tom and his Old Tom")).toBe(
      "a cat sleeps by her old wizard and his old wizard",
    );
    expect(prompt("Ada feeds her Cy")).toBe("a woman feeds her other woman");
  });
  it("are followed by wearing notes and places", () => {
    const panel = first("Ada (left, in a red coat) waves at Bob (wearing a hat)");
    expect(panel.request.prompt).toBe("a woman in a red coat on the left waves at a man wearing a hat");
    expect(panel.request.slots.map(({ wearing }) => wearing)).toEqual(["in a red coat", "wearing a hat"]);
  });
  it("leave other remarks in parentheses alone", () => {
    expect(prompt("Ada (sad) sits")).toBe("a woman (sad) sits");
  });
});

describe("places", () => {
  it("make thirds when somebody stands in the middle", () => {
    const boxes = first("Ada (left), Bob (middle) and Will (right)").request.slots.map(({ box }) => box!);
    expect(boxes.map(({ left }) => left)).toEqual([0, 0.32, 0.64]);
    expect(boxes.map(({ right }) => right)).toEqual([0.36, 0.68, 1]);
  });
  it("can be behind and in front", () => {
    const [ada, bob] = first("Ada (behind) and Bob (front, left)").request.slots;
    expect(ada!.box).toEqual({ left: 0, top: 0, right: 1, bottom: 0.75 });
    expect(bob!.box).toEqual({ left: 0, top: 0.25, right: 0.5, bottom: 1 });
  });
  it("cannot contradict each other", () => {
    expect(problems("Ada (left) sees Ada (right)")).toEqual([expect.stringMatching(/left and right at once/)]);
  });
});

describe("speech and captions", () => {
  it("may have typographic quotation marks", () => {
    for (const [open, close] of ["“”", "„“", "«»", "»«", "””", "「」", "‘’", "''"].map((pair) => [...pair])) {
      const panel = first(`Ada: ${open}It is late${close} yawns`);
      expect(panel.speech).toEqual([{ speaker: "Ada", text: "It is late" }]);
      expect(panel.request.prompt).toBe("a woman yawns");
    }
  });
  it("keep apostrophes and inches apart from quotations", () => {
    expect(first("Ada: 'It's Bob's' yawns").speech[0]!.text).toBe("It's Bob's");
    expect(prompt(`Ada's 5" nail and Bob's 6" one`)).toBe(`a woman's 5" nail and a man's 6" one`);
    expect(first("Ada waits 'Peace, at last.'").speech).toEqual([{ speaker: null, text: "Peace, at last." }]);
  });
  it("know the speaker in any case, and after notes", () => {
    expect(first('ada (left): "Hi" waves')).toMatchObject({
      recognised: ["Ada"],
      speech: [{ speaker: "Ada", text: "Hi" }],
      request: { prompt: "a woman on the left waves" },
    });
  });
  it("name a speaker once in the prompt when the sentence does not go on", () => {
    expect(prompt('Ada: "Hi!" Bob: "Hello!"')).toBe("a woman, a man");
    expect(prompt('Ada walks. Ada: "Hm." Then Ada sits')).toBe("a woman walks. Then the woman sits");
    expect(prompt('Ada: "Go!" Bob and Ada run')).toBe("a man and a woman run");
  });
  it("may come from somebody who is no character, or from the narrator", () => {
    expect(first('The old man: "Stop!"')).toMatchObject({
      speech: [{ speaker: "old man", text: "Stop!" }],
      request: { prompt: "The old man" },
    });
    expect(first('Ada runs. Narrator: "She ran."')).toMatchObject({
      speech: [{ speaker: null, text: "She ran." }],
      request: { prompt: "a woman runs" },
    });
  });
  it("come from somebody who is no character where a sentence begins: after a quotation too", () => {
    const spoken = (script: string) => first(script).speech.map(({ speaker, text }) => `${speaker}: ${text}`);
    expect(spoken('Ada waves "The end" the old man: "Cheers"')).toEqual(["null: The end", "old man: Cheers"]);
    expect(spoken('Ada waves. The old man: "Cheers"')).toEqual(["old man: Cheers"]);
    expect(spoken('Bob: "No!" the old man: "Cheers"')).toEqual(["Bob: No!", "old man: Cheers"]);
    expect(spoken('Ada says: "Hi"')).toEqual(["null: Hi"]);
    expect(spoken('"Once" Ada and an old man: "Hi"')).toEqual(["null: Once", "null: Hi"]);
    expect(spoken('Bob: "No!" shouts back: "Yes!"')).toEqual(["Bob: No!", "null: Yes!"]);
    expect(prompt('Bob: "No!" the old man: "Cheers"')).toBe("a man, the old man");
  });
  it("never mention characters", () => {
    expect(first('Bob reads "Ada and @Nobody"').recognised).toEqual(["Bob"]);
  });
  it("must be closed", () => {
    expect(problems('Ada: "Hello | Bob runs')).toEqual([expect.stringMatching(/^1: .*"Hello is never closed/)]);
  });
});

describe("panel options", () => {
  it("set framing and time in front, pose and style at the end", () => {
    expect(prompt("[close-up, Evening; pose: Waving] [style: watercolor] Ada smiles.")).toBe(
      "close-up, at sunset, a woman smiles, waving, watercolour painting",
    );
    expect(first("[pose: waving] Ada").request).toMatchObject({ pose: "waving", framing: null });
    expect(first("[closeup, pose: waving] Ada").request).toMatchObject({ pose: "waving", framing: "close-up" });
  });
  it("take a pose from a photo, which no words stand for, and somebody must take it", () => {
    expect(first("[pose: Photo] Ada smiles").request).toMatchObject({ prompt: "a woman smiles", pose: "photo" });
    expect(problems("[pose: photo] a robot | [nobody, pose: photo] Ada's house | [pose: photo] @Zed")).toEqual([
      expect.stringMatching(/^1: nobody is in it to take the pose/),
      expect.stringMatching(/^2: nobody is in it to take the pose/),
      expect.stringMatching(/^3: .*Zed/),
    ]);
    expect(problems("[pose: photo, pose: waving] Ada")).toHaveLength(1);
  });
  it("set the seed", () => {
    expect(first("[seed: 7] Ada runs").request.seed).toBe(7);
    expect(problems("[seed: -1] Ada | [seed: 99999999999] Ada")).toHaveLength(2);
  });
  it("that are unknown are errors that list the known ones", () => {
    expect(problems("[clse-up] Ada | [foo: bar] Ada | [style: oil] Ada | [pose: flying] Ada")).toEqual([
      expect.stringMatching(/^1: .*Did you mean "close-up"\? Options: close-up, wide, nobody/),
      expect.stringMatching(/^2: .*"foo: bar" is not an option/),
      expect.stringMatching(/^3: .*Styles: storybook, watercolour or comic/),
      expect.stringMatching(/^4: .*Poses: standing, .* or photo/),
    ]);
  });
  it("cannot contradict each other or stay open", () => {
    expect(problems("[close-up, wide] Ada | [night, morning] Ada | [night Ada")).toHaveLength(3);
  });
  it("are only at the start", () => {
    expect(prompt("Ada [x] runs")).toBe("a woman [x] runs");
  });
  it("say nobody even where a name stands", () => {
    expect(first("[nobody] Ada's house")).toMatchObject({
      recognised: [],
      request: { prompt: "a woman's house", slots: [], identityScale: 0 },
    });
  });
});

describe("requests", () => {
  it("are the same for the same story, and every panel has a seed of its own", () => {
    const script = Array(12).fill("Ada runs").join("|");
    expect(panels(script)).toEqual(panels(script));
    expect(new Set(panels(script).map(({ request }) => request.seed)).size).toBe(12);
  });
  it("carry the story's style and the negative words", () => {
    const { request } = compileScript("Ada runs", cast, { ...defaults, style: "comic" }).panels[0]!;
    expect(request.prompt).toBe("a woman runs, bold comic book drawing");
    expect(request.negativePrompt).toBe("bad quality, NSFW, low quality, ugly, disfigured, deformed, photo");
  });
  it("survive JSON", () => {
    const { request } = first("[wide] Ada (left, in red) runs");
    expect(JSON.parse(JSON.stringify(request))).toEqual(request);
  });
  it("report all problems of a script together", () => {
    expect(problems("@Zed runs | [x] @Yan")).toHaveLength(3);
  });
});
