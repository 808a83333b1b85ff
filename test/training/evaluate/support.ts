import { leftToRight } from "../../../training/evaluate/asked.ts";
import type { Reading } from "../../../training/evaluate/reading.ts";
import {
  attributeLabels,
  attributes,
  named,
  pose,
  poseLabels,
  scene,
  sceneLabels,
} from "../../../training/picture-book/labels.ts";
import type { Panel } from "../../../training/picture-book/panel.ts";

/** What a reader without faults names in a panel. */
export function perfectReading(panel: Panel): Reading {
  return {
    people: leftToRight(panel).people.map((person) => ({
      labels: { ...named(attributes, attributeLabels(person.shown)), ...named(pose, poseLabels(person)) },
      joints: {},
    })),
    scene: named(scene, sceneLabels(panel)),
  };
}

/** Everybody in the other one's place. */
export const exchanged = ({ people, scene }: Reading): Reading => ({ people: people.toReversed(), scene });

/** The same with some labels of one person changed. */
export const changed = ({ people, scene }: Reading, who: number, labels: Record<string, string>): Reading => ({
  people: people.map((person, i) => (i === who ? { ...person, labels: { ...person.labels, ...labels } } : person)),
  scene,
});
