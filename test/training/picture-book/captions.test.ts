import { describe, expect, it } from "vitest";
import { compileScript, poses as scriptPoses, styles } from "../../../src/story/index.ts";
import { Random } from "../../../training/drawing/random.ts";
import { handlings } from "../../../training/picture-book/actions/handlings.ts";
import { actions } from "../../../training/picture-book/actions/index.ts";
import { meetings } from "../../../training/picture-book/actions/meetings.ts";
import { captions } from "../../../training/picture-book/captions/index.ts";
import { kindOf, moodWords } from "../../../training/picture-book/captions/people.ts";
import { placeWords, timeWords, weatherWords } from "../../../training/picture-book/captions/scene.ts";
import { writeScript } from "../../../training/picture-book/captions/script.ts";
import { trainingCharacter } from "../../../training/picture-book/people/cast.ts";
import type { Character } from "../../../training/picture-book/people/character.ts";
import { poseNames } from "../../../training/picture-book/people/poses/index.ts";
import { panelWith } from "./support.ts";

describe("captions", () => {
  const random = new Random(10);
  const cast = ["Qada", "Qbob", "Qcleo"].map((name, i) => ({ id: name, name, kind: ["woman", "man", "fox"][i]! }));
  const defaults = {
    pack: "storybook",
    width: 256,
    height: 256,
    seed: 1,
    steps: 20,
    guidanceScale: 5,
    identityScale: 1,
    style: "storybook",
  };

  it("are scripts that the product understands, with people in the panel's order and clothes in their slots", () => {
    for (let i = 0; i < 800; i++) {
      const panel = panelWith(random, i % 4);
      const script = writeScript(random, panel, i % 7 === 0 ? "held-out" : "training");
      const compiled = compileScript(script, cast, defaults).panels[0]!;
      expect(compiled.recognised).toEqual(cast.slice(0, panel.people.length).map(({ name }) => name));
      compiled.request.slots.forEach(({ wearing }, slot) => {
        if (wearing !== null) expect(wearing).toBe(panel.people[slot]!.wearing);
      });
      expect(compiled.request.prompt).not.toMatch(/Q(ada|bob|cleo)|undefined| {2}|[{}~]/);
    }
  });

  it("name what is drawn", () => {
    const bare = (words: string) => words.split("|").map((word) => word.replace("~", ""));
    for (let i = 0; i < 300; i++) {
      const panel = panelWith(random, 1);
      const object = panel.people[0]!.doing.object;
      for (const text of captions(random, panel)) {
        const has = (wordings: readonly string[]) =>
          wordings.some((wording) => text.includes(wording.replace(/^.*? the /, "")));
        if (panel.place !== "park")
          expect(bare(placeWords[panel.place]!).some((word) => text.includes(word))).toBe(true);
        if (panel.weather !== "clear") expect(has(bare(weatherWords[panel.weather]))).toBe(true);
        if (panel.time === "night") expect(text).toMatch(/night|stars|moonlight|dark/);
        if (panel.framing === "close-up") expect(text).toContain("close-up");
        const said = panel.actions[0]!.verbs.some((verb) => text.includes(verb.split(" ").slice(1).join(" ")));
        if (object) expect(said).toBe(true);
        const { expression } = panel.people[0]!.doing;
        if (expression !== "happy") expect(bare(moodWords[expression]).some((word) => text.includes(word))).toBe(true);
      }
    }
  });

  it("differ in wording and mostly leave out what is usual", () => {
    const panel = panelWith(random, 1);
    Object.assign(panel, { place: "park", time: "day", weather: "clear", framing: "half", style: "storybook" });
    const texts = Array.from({ length: 60 }, () => captions(random, panel)).flat();
    expect(new Set(texts).size).toBeGreaterThan(texts.length * 0.4);
    const share = texts.filter((text) => /park/.test(text)).length / texts.length;
    expect(share).toBeGreaterThan(0.02);
    expect(share).toBeLessThan(0.8);
  });

  it("keep the held-out words for the test", () => {
    const wordings = [
      ...Object.values(placeWords),
      ...Object.values(timeWords),
      ...Object.values(weatherWords),
      ...Object.values(moodWords),
    ].flatMap((words) => words.split("|"));
    const verbs = [...actions.flatMap(({ verbs }) => verbs), ...meetings.flatMap(({ verbs }) => verbs)];
    const kept = [...wordings, ...verbs].filter((word) => word.startsWith("~"));
    expect(kept.length).toBeGreaterThan(100);
    const places = Object.values(placeWords).map((words) =>
      words
        .split("|")
        .find((word) => word.startsWith("~"))!
        .slice(1),
    );
    for (let i = 0; i < 400; i++) {
      const panel = panelWith(random, i % 4);
      for (const text of captions(random, panel)) for (const place of places) expect(text).not.toContain(place);
      if (panel.people.length > 0 && panel.place !== "park") {
        const test = captions(random, panel, "held-out");
        const own = placeWords[panel.place]!.split("|")
          .find((word) => word.startsWith("~"))!
          .slice(1);
        for (const text of test) expect(text).toContain(own);
      }
    }
  });

  it("know the product's styles, poses and every thing", () => {
    for (const style of ["storybook", "watercolour", "comic"]) expect(styles[style]).toBeDefined();
    for (const name of scriptPoses) expect(poseNames).toContain(name);
    for (const [name, ways] of Object.entries(handlings))
      expect({ name, ways: ways.length > 0 }).toEqual({ name, ways: true });
    const character: Character = { ...trainingCharacter(random), kind: "cat" };
    expect(kindOf(random, character, "training").split(" ").length).toBeLessThanOrEqual(3);
  });
});
