import type { Fault } from "./errors.ts";
import { nearest } from "./nearest.ts";
import { largestSeed } from "./seeds.ts";
import { findStyle, styles } from "./styles.ts";

export type Framing = "close-up" | "wide";

/** What the brackets at the start of a panel say. */
export interface PanelOptions {
  framing: Framing | null;
  time: string | null;
  nobody: boolean;
  pose: string | null;
  style: string | null;
  seed: number | null;
}

/** Framing and time of day by the word that people write: the words that the prompt gets. */
export const framings: Record<Framing, string> = { "close-up": "close-up", wide: "wide shot" };
export const times: Record<string, string> = {
  morning: "in the morning",
  day: "in daylight",
  sunset: "at sunset",
  night: "at night",
};
export const poses = [
  "standing",
  "waving",
  "walking",
  "running",
  "sitting",
  "jumping",
  "cheering",
  "pointing",
  "dancing",
  "kneeling",
  "thinking",
  "shrugging",
  "hands on hips",
  "sleeping",
];
/** In place of a pose's name: the pose of a person in a picture that is sent with the story. */
export const photoPose = "photo";

const synonyms: Record<string, string> = {
  closeup: "close-up",
  "close up": "close-up",
  "wide shot": "wide",
  "wide-shot": "wide",
  "no one": "nobody",
  empty: "nobody",
  dawn: "morning",
  sunrise: "morning",
  noon: "day",
  midday: "day",
  daytime: "day",
  afternoon: "day",
  evening: "sunset",
  dusk: "sunset",
  midnight: "night",
};
const plainOptions = [...Object.keys(framings), "nobody", ...Object.keys(times)];
/** Every option of a panel, as help and errors show them. */
export const knownOptions = [...plainOptions, "pose: …", "style: …", "seed: …"];

/**
 * Takes the brackets off the start of a panel.
 * @returns the options, the rest of the panel, and what is wrong with the options
 */
export function readOptions(panel: string): { options: PanelOptions; rest: string; problems: Fault[] } {
  const options: PanelOptions = { framing: null, time: null, nobody: false, pose: null, style: null, seed: null };
  const problems: Fault[] = [];
  let rest = panel.trimStart();
  while (rest.startsWith("[")) {
    const end = rest.indexOf("]");
    if (end < 0) {
      problems.push({ code: "bracket-open", values: {} });
      break;
    }
    for (const part of rest.slice(1, end).split(/[,;，、]/u)) readOption(part.trim(), options, problems);
    rest = rest.slice(end + 1).trimStart();
  }
  return { options, rest, problems };
}

function readOption(typed: string, options: PanelOptions, problems: Fault[]): void {
  if (typed === "") return;
  const keyed = typed.match(/^(\p{L}+)\s*[:：=]\s*(.*)$/u);
  if (keyed) {
    readKeyedOption(keyed[1]!.toLowerCase(), keyed[2]!, typed, options, problems);
    return;
  }
  const lower = typed.toLowerCase();
  const word = Object.hasOwn(synonyms, lower) ? synonyms[lower]! : lower;
  if (word === "nobody") options.nobody = true;
  else if (isFraming(word)) setOnce(options, "framing", word, problems);
  else if (Object.hasOwn(times, word)) setOnce(options, "time", word, problems);
  else problems.push(unknownOption(typed));
}

function isFraming(word: string): word is Framing {
  return Object.hasOwn(framings, word);
}

function readKeyedOption(key: string, value: string, typed: string, options: PanelOptions, problems: Fault[]): void {
  if (key === "seed") {
    const seed = /^\d{1,10}$/u.test(value) ? Number(value) : Number.NaN;
    if (seed <= largestSeed) setOnce(options, "seed", seed, problems);
    else problems.push({ code: "not-a-seed", values: { typed: value, most: largestSeed } });
  } else if (key === "style") {
    const style = findStyle(value);
    if (style) setOnce(options, "style", style, problems);
    else problems.push({ code: "unknown-style", values: { typed: value, styles: Object.keys(styles) } });
  } else if (key === "pose") {
    const pose = value.toLowerCase().replace(/[-_\s]+/gu, " ");
    if (pose === photoPose || poses.includes(pose)) setOnce(options, "pose", pose, problems);
    else problems.push({ code: "unknown-pose", values: { typed: value, poses: [...poses, photoPose] } });
  } else {
    problems.push(unknownOption(typed));
  }
}

function setOnce<Key extends "framing" | "time" | "pose" | "style" | "seed">(
  options: PanelOptions,
  key: Key,
  value: NonNullable<PanelOptions[Key]>,
  problems: Fault[],
): void {
  const before = options[key];
  if (before !== null && before !== value) problems.push({ code: "both", values: { first: before, second: value } });
  else options[key] = value as PanelOptions[Key];
}

function unknownOption(typed: string): Fault {
  const key = typed.split(/[:：=]/u)[0]!.trim();
  const near = nearest(key, [...plainOptions, ...Object.keys(synonyms), "pose", "style", "seed"], 1)[0];
  const values = { typed, options: knownOptions.join(", ") };
  return near ? { code: "unknown-option-near", values: { ...values, near } } : { code: "unknown-option", values };
}
