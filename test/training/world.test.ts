import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compileScript, styles } from "../../src/story/index.ts";
import { Random } from "../../training/drawing/random.ts";
import { faceTemplate, similarity } from "../../training/drawing/reference-picture.ts";
import { render } from "../../training/drawing/render.ts";
import { captions, writeScript } from "../../training/world/captions.ts";
import { heldOutCharacters, isHeldOut, randomCharacter, trainingCharacter } from "../../training/world/characters.ts";
import { compose } from "../../training/world/compose.ts";
import { styleWords } from "../../training/world/ink.ts";
import { attributeLabels, attributes, scene, sceneLabels } from "../../training/world/labels.ts";
import { type Panel, randomPanel } from "../../training/world/panel.ts";
import { placeNames } from "../../training/world/places/index.ts";
import { poseNames } from "../../training/world/poses.ts";
import { drawShard } from "../../training/world/shard.ts";

const folder = mkdtempSync(join(tmpdir(), "world-"));
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
    expect(heldOutCharacters(10, random).every(isHeldOut)).toBe(true);
  });

  it("dresses nobody in a held-out look for one panel", () => {
    const random = new Random(2);
    for (let i = 0; i < 400; i++) {
      for (const person of panelWith(random, 2).people) expect(isHeldOut(person.shown)).toBe(false);
    }
  });

  it("labels within the classes that are described", () => {
    const random = new Random(3);
    for (let i = 0; i < 300; i++) {
      attributeLabels(randomCharacter(random)).forEach((label, column) => {
        expect(label).toBeGreaterThanOrEqual(-1);
        expect(label).toBeLessThan(attributes[column]!.classes.length);
      });
      for (const [column, label] of sceneLabels(panelWith(random, i % 4)).entries()) {
        expect(label).toBeLessThan(scene[column]!.classes.length);
      }
    }
  });
});

describe("panels", () => {
  it("draws every place and pose, in every style", () => {
    const random = new Random(4);
    placeNames.forEach((place, i) => {
      const panel = panelWith(random, 1 + (i % 3));
      Object.assign(panel, { place, framing: "full", style: (["storybook", "watercolour", "comic"] as const)[i % 3] });
      // On the ground of that framing, wherever a closer look had put the feet.
      for (const person of panel.people) person.y = 232;
      panel.people[0]!.acting.pose = poseNames[i % poseNames.length]!;
      const { svg, mask, joints } = compose(panel, 64);
      const pixels = render(svg);
      expect(new Set(pixels.data).size).toBeGreaterThan(20);
      expect(render(mask).data.some((value, at) => at % 4 === 0 && value > 200)).toBe(true);
      expect(joints.length).toBe(panel.people.length);
    });
  });

  it("draws people that are partly or wholly outside of the picture", () => {
    const random = new Random(5);
    const panel = panelWith(random, 3);
    for (const [i, x] of [-300, 20, 900].entries()) panel.people[i]!.x = x;
    expect(render(compose(panel, 64).svg).width).toBe(64);
  });

  it("names the product's own styles", () => {
    for (const [name, words] of Object.entries(styleWords)) expect(styles[name]!.words).toBe(words);
  });
});

describe("captions", () => {
  const random = new Random(6);
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

  it("are scripts that the product understands, with people in slot order and clothes in their slots", () => {
    for (let i = 0; i < 600; i++) {
      const panel = panelWith(random, i % 4);
      const compiled = compileScript(writeScript(random, panel), cast, defaults).panels[0]!;
      expect(compiled.recognised).toEqual(cast.slice(0, panel.people.length).map(({ name }) => name));
      compiled.request.slots.forEach(({ wearing }, slot) => {
        if (wearing !== null) expect(wearing).toBe(panel.people[slot]!.wearing);
      });
      expect(compiled.request.prompt).not.toMatch(/Q(ada|bob|cleo)|undefined| {2}|[{}]/);
    }
  });

  it("differ in wording, say everything that is unusual, and mostly leave out what is usual", () => {
    const panel = panelWith(random, 1);
    const share = (words: RegExp, change: Partial<Panel>) => {
      Object.assign(
        panel,
        { place: "park", time: "night", weather: "rain", framing: "wide", style: "storybook" },
        change,
      );
      const texts = Array.from({ length: 60 }, () => captions(random, panel)).flat();
      expect(new Set(texts).size).toBeGreaterThan(texts.length * 0.5);
      return texts.filter((text) => words.test(text)).length / texts.length;
    };
    for (const words of [/night|stars|moonlight|after dark/, /rain/, /wide shot/]) expect(share(words, {})).toBe(1);
    expect(share(/forest|woods|among the trees/, { place: "forest" })).toBe(1);
    for (const [words, usual] of [
      [/park/, {}],
      [/day|noon/, { time: "day", weather: "clear" }],
    ] as const) {
      expect(share(words, usual)).toBeGreaterThan(0.02);
      expect(share(words, usual)).toBeLessThan(0.8);
    }
  });
});

describe("references", () => {
  it("finds the similarity between points", () => {
    const turned = faceTemplate.map(([x, y]): [number, number] => [0.5 * x - 0.2 * y + 7, 0.2 * x + 0.5 * y - 3]);
    const [a, b, c, d] = similarity(faceTemplate, turned);
    expect([a, b, c, d].map((value) => Math.round(value * 1e6) / 1e6)).toEqual([0.5, 0.2, 7, -3]);
  });
});

describe("shards", () => {
  beforeAll(() => {
    execFileSync("node", ["training/world/generate.ts", "--out", folder, "--shards", "3-4", "--size", "6"]);
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
      { dtype: string; shape: number[]; data_offsets: [number, number] }
    >;
    const size = { U8: 1, I16: 2, F32: 4 } as Record<string, number>;
    const shapes = Object.fromEntries(
      Object.entries(header).map(([name, { dtype, shape }]) => [name, `${dtype} ${shape}`]),
    );
    expect(shapes).toEqual({
      panels: "U8 6,256,256,3",
      masks: "U8 6,3,32,32",
      count: "U8 6",
      bodies: "U8 6,3,112,112,3",
      faces: "U8 6,3,112,112,3",
      attributes: "I16 6,3,16",
      attributes_shown: "I16 6,3,16",
      scene: "I16 6,6",
      pose: "I16 6,3,4",
      boxes: "F32 6,3,4",
      joints: "F32 6,3,13,3",
    });
    for (const {
      dtype,
      shape,
      data_offsets: [start, end],
    } of Object.values(header)) {
      expect(end - start).toBe(shape.reduce((product, side) => product * side, 1) * size[dtype]!);
      expect((start + 8 + length) % size[dtype]!).toBe(0);
    }
    expect(bytes.length).toBe(
      8 + length + Math.max(...Object.values(header).map(({ data_offsets }) => data_offsets[1])),
    );
    const text = JSON.parse(readFileSync(join(folder, "shard-00003.json"), "utf8")) as {
      seed: number;
      captions: string[][];
    };
    expect(text.captions).toHaveLength(6);
    for (const wordings of text.captions) expect([2, 3]).toContain(wordings.length);
  });

  it("are the same again for the same seed, and masks lie where people are", () => {
    const { tensors, captions: texts } = drawShard(8, 12);
    const again = drawShard(8, 12);
    expect(again.captions).toEqual(texts);
    expect(
      Buffer.compare(Buffer.from(tensors.panels!.data.buffer), Buffer.from(again.tensors.panels!.data.buffer)),
    ).toBe(0);
    const count = tensors.count!.data;
    for (let i = 0; i < 12; i++) {
      for (let slot = 0; slot < 3; slot++) {
        const at = (i * 3 + slot) * 1024;
        const sum = Buffer.from(tensors.masks!.data.buffer, at, 1024).reduce((total, value) => total + value, 0);
        expect(sum > 0).toBe(slot < count[i]!);
        const body = (i * 3 + slot) * 112 * 112 * 3;
        expect(tensors.bodies!.data.subarray(body, body + 300).some((value) => value > 0)).toBe(slot < count[i]!);
      }
    }
  });
});
