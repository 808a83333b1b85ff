import { maskSize, readMask, slots } from "../drawing/masks.ts";
import { Random } from "../drawing/random.ts";
import { type ReferencePictures, referenceSize } from "../drawing/reference-picture.ts";
import { render, rgb } from "../drawing/render.ts";
import type { Tensors } from "../drawing/safetensors.ts";
import { captions } from "./captions/index.ts";
import { compose } from "./compose.ts";
import { attributeLabels, attributes, pose as poseColumns, poseLabels, scene, sceneLabels } from "./labels.ts";
import { trainingCharacter } from "./people/cast.ts";
import { jointNames } from "./people/figure.ts";
import { randomPanel } from "./random-panel/index.ts";
import { drawReference } from "./references.ts";
import { finish } from "./render.ts";

/** How many people panels have. */
const crowds = { "0": 8, "1": 50, "2": 35, "3": 7 };

/**
 * Draws `size` panels of `side` pixels with their references and labels; the same seed gives the same bytes. The
 * tensors are the same whatever the side, but for the panels.
 */
export function drawShard(seed: number, size: number, side: number): { tensors: Tensors; captions: string[][] } {
  const random = new Random(Math.imul(seed + 1, 0x9e3779b1));
  const pool = Array.from({ length: Math.max(3, Math.ceil(size / 3)) }, () => trainingCharacter(random));
  const pictures = new Map<number, ReferencePictures[]>();
  const [J, A, S, P] = [jointNames.length, attributes.length, scene.length, poseColumns.length];
  const referenceBytes = referenceSize * referenceSize * 3;
  const panels = new Uint8Array(size * side * side * 3);
  const masks = new Uint8Array(size * slots * maskSize * maskSize);
  const count = new Uint8Array(size);
  const bodies = new Uint8Array(size * slots * referenceBytes);
  const faces = new Uint8Array(size * slots * referenceBytes);
  const given = new Int16Array(size * slots * A).fill(-1);
  const shown = new Int16Array(size * slots * A).fill(-1);
  const scenes = new Int16Array(size * S);
  const acted = new Int16Array(size * slots * P).fill(-1);
  const boxes = new Float32Array(size * slots * 4);
  const joints = new Float32Array(size * slots * J * 3);
  const texts: string[][] = [];
  for (let i = 0; i < size; i++) {
    const draw = random.fork();
    const chosen = new Set<number>();
    const wanted = Number(draw.weighted(crowds));
    while (chosen.size < wanted) chosen.add(draw.int(pool.length));
    const panel = randomPanel(
      draw,
      [...chosen].map((index) => pool[index]!),
    );
    texts.push(captions(draw, panel));
    // Slots run from left to right, whoever the text names first.
    panel.people.sort((a, b) => a.x - b.x);
    const { svg, mask, joints: points } = compose(panel, side);
    const picture = rgb(render(svg));
    finish(picture, side, panel.style);
    panels.set(picture, i * picture.length);
    count[i] = wanted;
    readMask(
      render(mask).data,
      points,
      masks.subarray(i * slots * maskSize ** 2, (i + 1) * slots * maskSize ** 2),
      boxes.subarray(i * slots * 4, (i + 1) * slots * 4),
      joints.subarray(i * slots * J * 3, (i + 1) * slots * J * 3),
    );
    panel.people.forEach((person, slot) => {
      const index = pool.indexOf(person.character);
      const known = pictures.get(index) ?? [];
      pictures.set(index, known);
      const variant = draw.int(2);
      known[variant] ??= drawReference(draw.fork(), pool[index]!);
      const at = i * slots + slot;
      bodies.set(known[variant]!.body, at * referenceBytes);
      faces.set(known[variant]!.face, at * referenceBytes);
      given.set(attributeLabels(person.character), at * A);
      shown.set(attributeLabels(person.shown), at * A);
      acted.set(poseLabels(person), at * P);
    });
    scenes.set(sceneLabels(panel), i * S);
  }
  return {
    tensors: {
      panels: { shape: [size, side, side, 3], data: panels },
      masks: { shape: [size, slots, maskSize, maskSize], data: masks },
      count: { shape: [size], data: count },
      bodies: { shape: [size, slots, referenceSize, referenceSize, 3], data: bodies },
      faces: { shape: [size, slots, referenceSize, referenceSize, 3], data: faces },
      attributes: { shape: [size, slots, A], data: given },
      attributes_shown: { shape: [size, slots, A], data: shown },
      scene: { shape: [size, S], data: scenes },
      pose: { shape: [size, slots, P], data: acted },
      boxes: { shape: [size, slots, 4], data: boxes },
      joints: { shape: [size, slots, J, 3], data: joints },
    },
    captions: texts,
  };
}
