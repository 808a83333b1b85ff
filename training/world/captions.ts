import { type CastMember, compileScript, type RequestDefaults } from "../../src/story/index.ts";
import type { Random } from "../drawing/random.ts";
import type { Panel, Person } from "./panel.ts";
import { places } from "./places/index.ts";
import type { Time, Weather } from "./places/place.ts";
import type { Expression } from "./poses.ts";

/** Names that no sentence contains, so that they are always recognised. */
const names = ["Qada", "Qbob", "Qcleo"];

const timeWords: Record<Time, string[]> = {
  morning: ["in the morning", "at dawn", "early in the morning", "at sunrise"],
  day: ["in daylight", "during the day", "in the afternoon", "at noon"],
  sunset: ["at sunset", "in the evening", "at dusk", "as the sun goes down"],
  night: ["at night", "under the stars", "in the moonlight", "after dark", "by night"],
};
const weatherWords: Record<Weather, string[]> = {
  clear: ["in the sunshine", "on a sunny day", "in fine weather"],
  cloudy: ["on a cloudy day", "under grey clouds", "under a grey sky"],
  rain: ["in the rain", "on a rainy day", "in pouring rain", "while it rains"],
  snow: ["in the snow", "while it snows", "in falling snow", "on a snowy day"],
  fog: ["in the fog", "on a misty day", "in thick fog", "in the mist"],
};
const moods: Record<Expression, string[]> = {
  neutral: ["calm", "with a calm face"],
  happy: ["smiling", "with a smile", "looking happy", "happy"],
  laughing: ["laughing", "laughing out loud", "very happy"],
  sad: ["looking sad", "sad", "with a sad face", "feeling sad"],
  surprised: ["surprised", "looking surprised", "with an open mouth", "amazed"],
  angry: ["angry", "looking angry", "with an angry face", "annoyed"],
  asleep: ["fast asleep", "with closed eyes"],
};
const optionTimes: Record<Time, string[]> = {
  morning: ["morning", "dawn"],
  day: ["day"],
  sunset: ["sunset", "evening"],
  night: ["night"],
};
const posesOfScripts: Record<string, string> = {
  standing: "standing",
  walking: "walking",
  running: "running",
  sitting: "sitting",
  jumping: "jumping",
  waving: "waving",
  pointing: "pointing",
  cheering: "cheering",
  dancing: "dancing",
};
const emptyWords = ["an empty scene", "nobody around", "a quiet scene", "the view", "no one is there"];

/** What the places are called when nobody is in them. */
const bare = (words: string) =>
  words.replace(
    /^(?:in front of|in a boat on|on the surface of|at the bottom of|outside|inside|among|beside|in|on|at|by|up on|high in|deep in|up among|under) /,
    "",
  );

function mention(random: Random, person: Person, index: number, panel: Panel, first: boolean): string {
  let words = names[index]!;
  if (!first) return words;
  const { people } = panel;
  // Who is named first stands on the left, unless the text says otherwise.
  const crossed = people.some((other, i) => i > 0 && other.x < people[i - 1]!.x);
  const aside = people.length === 1 && person.position !== "middle";
  if (crossed || aside || random.chance(people.length > 1 ? 0.25 : 0.1))
    words += ` (${random.chance(0.3) ? "on the " : ""}${person.position})`.replace("on the middle", "middle");
  if (person.wearing) words += ` (${person.wearing})`;
  return words;
}

function sentence(random: Random, panel: Panel): string {
  const { people } = panel;
  const seen = new Set<number>();
  const who = (index: number) => {
    const text = mention(random, people[index]!, index, panel, !seen.has(index));
    seen.add(index);
    return text;
  };
  const fill = (template: string) => template.replace(/\{(\d)\}/g, (_, index: string) => who(Number(index)));
  const list = () => {
    const all = people.map((_, index) => who(index));
    return all.length === 2 ? all.join(random.chance(0.9) ? " and " : " with ") : `${all[0]}, ${all[1]} and ${all[2]}`;
  };
  const idle = panel.actions.every(({ pose, object }) => pose === "standing" && !object);
  const silent = !panel.meeting && idle && random.chance(0.3);
  if (people.length === 1) return silent ? who(0) : `${who(0)} ${random.pick(panel.actions[0]!.verbs)}`;
  if (silent) return list();
  if (panel.meeting) return fill(random.pick(panel.meeting.verbs));
  if (panel.action) return `${list()} ${random.pick(panel.action.plural)}`;
  const parts = people.map((_, index) => `${who(index)} ${random.pick(panel.actions[index]!.verbs)}`);
  if (parts.length === 2) return parts.join(random.pick([" while ", " and ", ", ", " as "]));
  return `${parts[0]}, ${parts[1]} and ${parts[2]}`;
}

function mood(random: Random, panel: Panel): string {
  const { people } = panel;
  const feelings = people.map(({ acting }) => acting.expression);
  const common = feelings.every((feeling) => feeling === feelings[0]) ? feelings[0]! : null;
  if (common)
    return common === "happy" && random.chance(0.6)
      ? ""
      : `${people.length > 1 && random.chance(0.6) ? (people.length === 2 ? "both " : "all ") : ""}${random.pick(moods[common])}`;
  const index = feelings.findIndex((feeling) => feeling !== "happy" && feeling !== "asleep");
  const feeling = feelings[index];
  if (!feeling) return "";
  const verbs: Record<Expression, string[]> = {
    neutral: ["is calm", "looks calm"],
    happy: ["smiles", "is happy", "looks happy"],
    laughing: ["laughs", "is laughing"],
    sad: ["is sad", "looks sad"],
    surprised: ["is surprised", "looks surprised"],
    angry: ["is angry", "looks angry"],
    asleep: ["sleeps", "is asleep"],
  };
  return `${names[index]} ${random.pick(verbs[feeling])}`;
}

/** One wording of a panel as a person would write it in a script, with made-up names. */
export function writeScript(random: Random, panel: Panel): string {
  const place = places[panel.place]!;
  const options: string[] = [];
  const details: string[] = [];
  const where = random.chance(0.4) ? place.words[0]! : random.pick(place.words);
  const timed = place.kind !== "elsewhere" || panel.place === "clouds";
  if (timed && (panel.time !== "day" || random.chance(0.2))) {
    if (random.chance(0.35)) options.push(random.pick(optionTimes[panel.time]));
    else details.push(random.pick(timeWords[panel.time]));
  }
  if (place.kind === "outdoors" && (panel.weather !== "clear" || random.chance(0.1))) {
    if (panel.weather !== "clear" || panel.time === "day") details.push(random.pick(weatherWords[panel.weather]));
  }
  if (panel.framing === "close-up") options.push("close-up");
  if (panel.framing === "wide") options.push("wide");
  if (panel.style !== "storybook") options.push(`style: ${panel.style}`);
  if (panel.people.length === 0) {
    options.push("nobody");
    const view =
      random.chance(0.5) && !where.startsWith("at home") ? bare(where) : `${random.pick(emptyWords)} ${where}`;
    return `[${options.join(", ")}] ${[view, ...details].join(random.chance(0.5) ? ", " : " ")}`;
  }
  const poses = new Set(panel.people.map(({ acting }) => acting.pose));
  const pose = poses.size === 1 ? posesOfScripts[[...poses][0]!] : undefined;
  if (pose && random.chance(0.12)) options.push(`pose: ${pose}`);
  // Where the text says nothing, everything happens in a park.
  const said = panel.place !== "park" || random.chance(0.5);
  let text = sentence(random, panel);
  if (said) {
    if (random.chance(0.86)) text += ` ${where}`;
    else details.unshift(where);
  }
  const early = details.length > 0 && random.chance(0.12) ? `${details.shift()}, ` : "";
  for (const detail of details) text += (random.chance(0.5) ? " " : ", ") + detail;
  const feeling = mood(random, panel);
  if (feeling !== "") text += `, ${feeling}`;
  const bracket =
    options.length === 0
      ? ""
      : random.chance(0.3)
        ? options.map((option) => `[${option}]`).join(" ")
        : `[${options.join(", ")}]`;
  return `${bracket} ${early}${text}${random.chance(0.2) ? "." : ""}`.trim();
}

const defaults: RequestDefaults = {
  pack: "storybook",
  width: 256,
  height: 256,
  seed: 1,
  steps: 20,
  guidanceScale: 5,
  identityScale: 1,
  style: "storybook",
};

/** The words that users give the kinds of the world; a person may be called just that. */
function kindWords(random: Random, person: Person): string {
  const { kind, headwear, garment, facialHair } = person.character;
  if (headwear === "wizard hat" && random.chance(0.4)) {
    if (kind === "old man") return "old wizard";
    return kind === "woman" || kind === "girl" || kind === "old woman" ? "witch" : "wizard";
  }
  if (headwear === "crown" && random.chance(0.3))
    return ["woman", "girl", "old woman"].includes(kind)
      ? kind === "girl"
        ? "princess"
        : "queen"
      : kind === "boy"
        ? "prince"
        : "king";
  if (garment === "spacesuit" && random.chance(0.3)) return "astronaut";
  if (random.chance(0.08)) return "person";
  if (facialHair !== "none" && random.chance(0.06)) return `bearded ${kind === "old man" ? "old man" : "man"}`;
  return kind;
}

/** 2 or 3 prompts for a panel: scripts compiled by the product's own compiler, people in the panel's order. */
export function captions(random: Random, panel: Panel): string[] {
  const count = random.chance(0.35) ? 3 : 2;
  const cast = panel.people.map(
    (person, index): CastMember => ({ id: names[index]!, name: names[index]!, kind: kindWords(random, person) }),
  );
  const prompts: string[] = [];
  for (let i = 0; i < count; i++)
    prompts.push(compileScript(writeScript(random, panel), cast, defaults).panels[0]!.request.prompt);
  return prompts;
}
