import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { attributes, pose, scene } from "../../../training/picture-book/labels.ts";
import { jointNames } from "../../../training/picture-book/people/figure.ts";
import { drawShard } from "../../../training/picture-book/shard.ts";

const folder = mkdtempSync(join(tmpdir(), "picture-book-"));
afterAll(() => rmSync(folder, { recursive: true }));

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
