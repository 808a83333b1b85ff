import { describe, expect, it } from "vitest";
import { Random } from "../../../training/drawing/random.ts";
import {
  attributeLabels,
  attributes,
  pose,
  poseLabels,
  scene,
  sceneLabels,
} from "../../../training/picture-book/labels.ts";
import {
  heldOutCharacter,
  isHeldOut,
  randomCharacter,
  trainingCharacter,
} from "../../../training/picture-book/people/cast.ts";
import { panelWith } from "./support.ts";

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
