import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compileScript, poses as scriptPoses, styles } from "../../src/story/index.ts";
import { actions, handlings, meetings } from "../../training/picture-book/actions.ts";
import { captions } from "../../training/picture-book/captions/index.ts";
import { kindOf, moodWords } from "../../training/picture-book/captions/people.ts";
import { placeWords, timeWords, weatherWords } from "../../training/picture-book/captions/scene.ts";
import { writeScript } from "../../training/picture-book/captions/script.ts";
import { compose } from "../../training/picture-book/compose.ts";
import { heldOut, heldOutPrompts } from "../../training/picture-book/held-out.ts";
import { Ink } from "../../training/picture-book/ink.ts";
import {
  attributeLabels,
  attributes,
  pose,
  poseLabels,
  scene,
  sceneLabels,
} from "../../training/picture-book/labels.ts";
import { outset } from "../../training/picture-book/outset.ts";
import { randomPanel } from "../../training/picture-book/panel.ts";
import {
  heldOutCharacter,
  isHeldOut,
  randomCharacter,
  trainingCharacter,
} from "../../training/picture-book/people/cast.ts";
import type { Character } from "../../training/picture-book/people/character.ts";
import { facings } from "../../training/picture-book/people/facing.ts";
import { drawFigure, jointNames } from "../../training/picture-book/people/figure.ts";
import { poseNames, poses } from "../../training/picture-book/people/poses/index.ts";
import { proportions } from "../../training/picture-book/people/proportions.ts";
import { skeleton } from "../../training/picture-book/people/skeleton.ts";
import { placeNames } from "../../training/picture-book/places/index.ts";
import { drawShard } from "../../training/picture-book/shard.ts";
import { Random } from "../../training/world/random.ts";
import { render } from "../../training/world/render.ts";

const folder = mkdtempSync(join(tmpdir(), "picture-book-"));
afterAll(() => rmSync(folder, { recursive: true }));

const panelWith = (random: Random, count: number) =>
  randomPanel(
    random,
    Array.from({ length: count }, () => trainingCharacter(random)),
  );

describe("characters", () => {
  it("holds out about one look in twenty, and never trains on it", () => {
    const random = new Random(1);
    const characters = Array.from({ length: 4000 }, () => randomCharacter(random));
    const share = characters.filter(isHeldOut).length / characters.length;
    expect(share).toBeGreaterThan(0.035);
    expect(share).toBeLessThan(0.065);
    for (let i = 0; i < 300; i++) expect(isHeldOut(trainingCharacter(random))).toBe(false);
    for (let i = 0; i < 10; i++) expect(isHeldOut(heldOutCharacter(random))).toBe(true);
  });

  it("dresses nobody in a held-out look for one panel", () => {
    const random = new Random(2);
    for (let i = 0; i < 400; i++) {
      for (const person of panelWith(random, 2).people) expect(isHeldOut(person.shown)).toBe(false);
    }
  });

  it("reaches every value of every attribute, scene and pose", () => {
    const random = new Random(3);
    const columns = [attributes, scene, pose];
    const seen = columns.map((section) => section.map(() => new Set<number>()));
    const note = (section: number, labels: number[]) => {
      for (const [i, label] of labels.entries()) seen[section]![i]!.add(label);
    };
    for (let i = 0; i < 6000; i++) {
      const panel = panelWith(random, i % 4);
      note(1, sceneLabels(panel));
      for (const person of panel.people) {
        note(0, attributeLabels(person.shown));
        note(2, poseLabels(person));
      }
    }
    columns.forEach((section, s) => {
      section.forEach(({ name, classes }, i) => {
        const missing = classes.filter((_, label) => !seen[s]![i]!.has(label));
        expect({ name, missing }).toEqual({ name, missing: [] });
        for (const label of seen[s]![i]!) expect(label).toBeLessThan(classes.length);
      });
    });
  });
});

describe("skeletons", () => {
  const character = trainingCharacter(new Random(4));
  const size = proportions(character);

  it("stand on the ground or float as high as the pose says, with bones of one length", () => {
    for (const name of poseNames) {
      for (const turn of [0, 38, 82]) {
        const posed = poses[name];
        const bones = skeleton(size, posed, turn);
        const lowest = Math.max(
          ...[...bones.ankles, ...bones.toes, ...bones.knees, bones.pelvis].map(({ at }) => at[1]),
        );
        expect(-lowest).toBeGreaterThan(("lift" in posed ? posed.lift : 0) + 1);
        expect(-lowest).toBeLessThan(("lift" in posed ? posed.lift : 0) + 6);
        for (const i of [0, 1] as const) {
          const seen = Math.hypot(
            bones.elbows[i].at[0] - bones.shoulders[i].at[0],
            bones.elbows[i].at[1] - bones.shoulders[i].at[1],
          );
          // Seen from somewhere a bone looks shorter than it is; the eye looks down a little.
          expect(seen).toBeLessThan(size.upperArm * 1.2);
        }
      }
    }
  });

  it("are mirrored where people face the other way", () => {
    const ink = new Ink({ style: "storybook", prefix: "t" });
    const acting = { pose: poses.waving, expression: "happy", held: null } as const;
    const right = drawFigure(ink, character, { ...acting, facing: "right" });
    const left = drawFigure(ink, character, { ...acting, facing: "left" });
    const at = (figure: typeof right, joint: (typeof jointNames)[number]) => figure.joints[jointNames.indexOf(joint)]!;
    expect(at(left, "left hand")[0]).toBeCloseTo(-at(right, "right hand")[0]);
    expect(at(left, "head")[1]).toBeCloseTo(at(right, "head")[1]);
    expect(left.face[0]![0]).toBeLessThan(left.face[1]![0]);
  });

  it("are where the limbs are drawn", () => {
    const random = new Random(5);
    let seen = 0;
    let drawn = 0;
    for (let i = 0; i < 40; i++) {
      const panel = panelWith(random, 1);
      Object.assign(panel, { framing: "full", prop: null });
      Object.assign(panel.people[0]!, { x: 128, y: 236, scale: 1.8 });
      panel.people[0]!.doing.object = null;
      const { mask, joints } = compose(panel, 64);
      const pixels = render(mask);
      for (const [x, y] of joints[0]!) {
        const [u, v] = [Math.floor(x / 4), Math.floor(y / 4)];
        if (u < 0 || v < 0 || u > 63 || v > 63) continue;
        seen++;
        if (pixels.data[(v * 64 + u) * 4]! > 100) drawn++;
      }
    }
    expect(seen).toBeGreaterThan(400);
    expect(drawn / seen).toBeGreaterThan(0.93);
  });
});

describe("lines", () => {
  it("lie around a shape, as wide as they are asked to be on each side", () => {
    const moved = outset("M0 0L10 0L10 10L0 10Z", (x, y) => (x > 0 || y > 0 ? 2 : 1));
    const numbers = moved.match(/-?[\d.]+/g)!.map(Number);
    const across = numbers.filter((_, i) => i % 2 === 0);
    const down = numbers.filter((_, i) => i % 2 === 1);
    expect(Math.min(...across)).toBeLessThan(0);
    expect(Math.max(...across)).toBeGreaterThan(11);
    expect(10 - Math.max(...across)).toBeLessThan(Math.min(...across));
    expect(Math.min(...down)).toBeLessThan(0);
    expect(() => outset("M0 0H10V10Z", () => 1)).toThrow("no outline");
  });
});

describe("panels", () => {
  it("draws every place, pose, facing and thing, in every style", () => {
    const random = new Random(6);
    placeNames.forEach((place, i) => {
      const panel = panelWith(random, 1 + (i % 3));
      Object.assign(panel, { place, framing: "full", style: (["storybook", "watercolour", "comic"] as const)[i % 3] });
      panel.people.forEach((person, n) => {
        person.y = 232;
        person.doing.pose = poseNames[(i * 3 + n) % poseNames.length]!;
        person.doing.facing = facings[(i + n) % facings.length]!;
      });
      const { svg, mask, joints } = compose(panel, 64);
      expect(svg).not.toMatch(/NaN|undefined|Infinity/);
      expect(new Set(render(svg).data).size).toBeGreaterThan(20);
      expect(render(mask).data.some((value, at) => at % 4 === 0 && value > 200)).toBe(true);
      expect(joints.length).toBe(panel.people.length);
    });
  });

  it("masks agree with the picture: it changes where somebody is, and nowhere far from them", () => {
    const random = new Random(7);
    for (let i = 0; i < 12; i++) {
      const panel = panelWith(random, 1);
      Object.assign(panel, { prop: null, style: "storybook", weather: "clear" });
      panel.people[0]!.doing.object = null;
      const mask = render(compose(panel, 64).mask);
      const [with_, without] = [panel, { ...panel, people: [] }].map((each) => render(compose(each, 64).svg).data);
      let [inside, changedInside, outside, changedOutside] = [0, 0, 0, 0];
      for (let at = 0; at < with_!.length; at += 4) {
        const difference = [0, 1, 2].reduce((sum, c) => sum + Math.abs(with_![at + c]! - without![at + c]!), 0);
        if (mask.data[at]! > 250) {
          inside++;
          if (difference > 6) changedInside++;
        } else if (mask.data[at]! === 0 && Math.floor(at / 4 / 64) < 50) {
          outside++;
          if (difference > 60) changedOutside++;
        }
      }
      expect(inside).toBeGreaterThan(20);
      expect(changedInside / inside).toBeGreaterThan(0.9);
      expect(changedOutside / outside).toBeLessThan(0.03);
    }
  });

  it("draws people that are partly or wholly outside of the picture", () => {
    const panel = panelWith(new Random(8), 3);
    for (const [i, x] of [-300, 20, 900].entries()) panel.people[i]!.x = x;
    expect(render(compose(panel, 64).svg).width).toBe(64);
  });

  it("is one drawing, whatever its size", () => {
    const panel = panelWith(new Random(9), 2);
    const strip = (svg: string) => svg.replace(/ (?:width|height)="\d+"/, "").replace(/ height="\d+"/, "");
    expect(strip(compose(panel, 512).svg)).toBe(strip(compose(panel, 256).svg));
  });
});

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

describe("held-out pictures", () => {
  it("are of looks that training never shows, with prompts in words it never reads", () => {
    const found = heldOut(4, 1, ({ hair }) => hair !== "bald");
    expect(found.every(({ character }) => isHeldOut(character) && character.hair !== "bald")).toBe(true);
    for (const { photo, look } of found) {
      expect(Buffer.from(photo.subarray(1, 4)).toString()).toBe("PNG");
      expect(look["top colour"]).toBeDefined();
    }
    const prompts = heldOutPrompts(
      found.map(({ character }) => character),
      1,
    );
    expect(new Set(prompts).size).toBe(4);
  });
});

describe("shards", () => {
  beforeAll(() => {
    const program = "training/picture-book/generate.ts";
    execFileSync("node", [program, "--out", folder, "--shards", "3-4", "--size", "6", "--workers", "2"]);
  });

  it("are files with the shapes and types that the trainer reads", () => {
    expect(readdirSync(folder).sort()).toEqual([
      "shard-00003.json",
      "shard-00003.safetensors",
      "shard-00004.json",
      "shard-00004.safetensors",
    ]);
    const bytes = readFileSync(join(folder, "shard-00003.safetensors"));
    const length = Number(bytes.readBigUInt64LE(0));
    const header = JSON.parse(bytes.subarray(8, 8 + length).toString()) as Record<
      string,
      { dtype: string; shape: number[] }
    >;
    const shapes = Object.fromEntries(
      Object.entries(header).map(([name, { dtype, shape }]) => [name, `${dtype} ${shape}`]),
    );
    expect(shapes).toEqual({
      panels: "U8 6,256,256,3",
      masks: "U8 6,3,32,32",
      count: "U8 6",
      bodies: "U8 6,3,112,112,3",
      faces: "U8 6,3,112,112,3",
      attributes: `I16 6,3,${attributes.length}`,
      attributes_shown: `I16 6,3,${attributes.length}`,
      scene: `I16 6,${scene.length}`,
      pose: `I16 6,3,${pose.length}`,
      boxes: "F32 6,3,4",
      joints: `F32 6,3,${jointNames.length},3`,
    });
    const text = JSON.parse(readFileSync(join(folder, "shard-00003.json"), "utf8")) as { captions: string[][] };
    expect(text.captions).toHaveLength(6);
    for (const wordings of text.captions) expect([2, 3]).toContain(wordings.length);
  });

  it("are the same again for the same seed, at any size, and masks lie where people are", () => {
    const { tensors, captions: texts } = drawShard(8, 12, 256);
    const again = drawShard(8, 12, 256);
    expect(again.captions).toEqual(texts);
    for (const name of Object.keys(tensors)) {
      const [a, b] = [tensors[name]!.data, again.tensors[name]!.data];
      expect(Buffer.compare(Buffer.from(a.buffer), Buffer.from(b.buffer))).toBe(0);
    }
    const count = tensors.count!.data;
    for (let i = 0; i < 12; i++) {
      for (let slot = 0; slot < 3; slot++) {
        const mask = tensors.masks!.data.subarray((i * 3 + slot) * 1024, (i * 3 + slot + 1) * 1024);
        expect(mask.some((value) => value > 0)).toBe(slot < count[i]!);
        const body = (i * 3 + slot) * 112 * 112 * 3;
        expect(tensors.bodies!.data.subarray(body, body + 300).some((value) => value > 0)).toBe(slot < count[i]!);
      }
    }
    const larger = drawShard(8, 3, 512);
    expect(larger.tensors.panels!.shape).toEqual([3, 512, 512, 3]);
  });

  it("have slots from left to right", () => {
    const { tensors } = drawShard(21, 20, 64);
    const head = (panel: number, slot: number) => tensors.joints!.data[(panel * 3 + slot) * jointNames.length * 3]!;
    tensors.count!.data.forEach((count, panel) => {
      // Poses lean and sway a little.
      for (let slot = 1; slot < count; slot++) expect(head(panel, slot)).toBeGreaterThan(head(panel, slot - 1) - 0.12);
    });
  });
});
