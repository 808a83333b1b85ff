import type { Random } from "../../drawing/random.ts";
import { handlings } from "../actions/handlings.ts";
import type { Action } from "../actions/index.ts";
import type { Panel, Person } from "../panel.ts";
import { viewOf } from "../people/facing.ts";
import { hasTimes, hasWeather } from "../places/index.ts";
import { progressive, singular } from "./grammar.ts";
import { moodVerbs, moodWords } from "./people.ts";
import { emptyWords, placeWords, propWords, timeOptions, timeWords, weatherWords } from "./scene.ts";
import { pickWording, type Vocabulary } from "./wording.ts";

/** Names that no sentence contains, so that they are always recognised. */
export const names = ["Qada", "Qbob", "Qcleo"];

/** Poses that a script can ask for by an option. */
const poseOptions = [
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

/** What the places are called when nobody is in them. */
const bare = (words: string) =>
  words.replace(
    /^(?:in front of|in a boat on|on the surface of|at the bottom of|at the foot of|at the edge of|on board|outside|inside|among|amid|beside|between|in|on|at|by|up on|high in|deep in|down in|up among|under|near|before|next to|aboard|along|across|halfway across|surrounded by) /,
    "",
  );

class Writer {
  readonly random: Random;
  readonly panel: Panel;
  readonly vocabulary: Vocabulary;
  private readonly mentioned = new Set<number>();

  constructor(random: Random, panel: Panel, vocabulary: Vocabulary) {
    this.random = random;
    this.panel = panel;
    this.vocabulary = vocabulary;
  }

  word(wordings: string | readonly string[]): string {
    return pickWording(this.random, typeof wordings === "string" ? wordings.split("|") : wordings, this.vocabulary);
  }

  /** A name with its notes at its first mention. */
  who(index: number): string {
    const person = this.panel.people[index]!;
    let words = names[index]!;
    if (this.mentioned.has(index)) return words;
    this.mentioned.add(index);
    const { people } = this.panel;
    // Who is named first stands on the left, unless the text says otherwise.
    const crossed = people.some((other, i) => i > 0 && other.x < people[i - 1]!.x);
    const aside = people.length === 1 && person.position !== "middle";
    if (crossed || aside || this.random.chance(people.length > 1 ? 0.25 : 0.1))
      words += ` (${this.random.chance(0.3) ? "on the " : ""}${person.position})`.replace("on the middle", "middle");
    if (person.behind && this.random.chance(0.3)) words += " (behind)";
    if (person.wearing) words += ` (${person.wearing})`;
    return words;
  }

  /** "waves hello", "is waving hello" */
  does(action: Action): string {
    const verb = this.word(action.verbs);
    return !/^(?:have|get) /.test(verb) && this.random.chance(0.3) ? `is ${progressive(verb)}` : singular(verb);
  }

  /** "wave hello", "are waving hello", "hold books" */
  theyDo(action: Action): string {
    let verb = this.word(action.verbs);
    if (action.object) {
      const { nouns, plural } = handlings[action.object][0]!;
      for (const noun of nouns) verb = verb.replace(new RegExp(` ${noun.replace("~", "")}$`), ` ${plural}`);
    }
    return !/^(?:have|get) /.test(verb) && this.random.chance(0.3) ? `are ${progressive(verb)}` : verb;
  }

  list(): string {
    const all = this.panel.people.map((_, index) => this.who(index));
    return all.length === 2
      ? all.join(this.random.chance(0.9) ? " and " : " with ")
      : `${all[0]}, ${all[1]} and ${all[2]}`;
  }

  sentence(): string {
    const { people, meeting, action, actions } = this.panel;
    const idle = !meeting && actions.every(({ pose, object }) => pose === "standing" && !object);
    const silent = idle && this.random.chance(0.3);
    if (people.length === 1) return silent ? this.who(0) : `${this.who(0)} ${this.does(actions[0]!)}`;
    if (silent) return this.list();
    if (meeting) return this.word(meeting.verbs).replace(/\{(\d)\}/g, (_, index: string) => this.who(Number(index)));
    if (action) return `${this.list()} ${this.theyDo(action)}`;
    const parts = people.map((_, index) => `${this.who(index)} ${this.does(actions[index]!)}`);
    if (parts.length === 2) return parts.join(this.random.pick([" while ", " and ", ", ", " as "]));
    return `${parts[0]}, ${parts[1]} and ${parts[2]}`;
  }

  mood(): string {
    const { people } = this.panel;
    const feelings = people.map(({ doing }) => doing.expression);
    const common = feelings.every((feeling) => feeling === feelings[0]) ? feelings[0]! : null;
    if (common) {
      if (common === "happy" && this.random.chance(0.6)) return "";
      const all = people.length > 1 && this.random.chance(0.6) ? (people.length === 2 ? "both " : "all ") : "";
      return all + this.word(moodWords[common]);
    }
    const index = feelings.findIndex((feeling) => feeling !== "happy" && feeling !== "asleep");
    return index < 0 ? "" : `${names[index]} ${this.word(moodVerbs[feelings[index]!])}`;
  }

  /** Which way somebody alone is turned, where that is not what the pose asks for. */
  turn(person: Person): string {
    const { facing } = person.doing;
    const view = viewOf(facing);
    if (
      view === "front" ||
      !["standing", "waving", "holding", "thinking", "hands on hips", "arms crossed", "drinking"].includes(
        person.doing.pose,
      )
    )
      return "";
    const side = facing.includes("left") ? "left" : "right";
    if (view === "side") return this.word(`seen from the side|in profile|facing ${side}|~in side view`);
    return this.random.chance(0.55) ? this.word(`looking to the ${side}|turned to the ${side}|~glancing ${side}`) : "";
  }
}

/** One wording of a panel as a person would write it in a script, with made-up names. */
export function writeScript(random: Random, panel: Panel, vocabulary: Vocabulary = "training"): string {
  const writer = new Writer(random, panel, vocabulary);
  const words = placeWords[panel.place]!.split("|");
  const options: string[] = [];
  const details: string[] = [];
  const where = vocabulary === "training" && random.chance(0.35) ? words[0]! : writer.word(words);
  if (hasTimes(panel.place) && (panel.time !== "day" || random.chance(0.2))) {
    if (vocabulary === "training" && random.chance(0.35)) options.push(random.pick(timeOptions[panel.time]));
    else details.push(writer.word(timeWords[panel.time]));
  }
  if (hasWeather(panel.place) && (panel.weather !== "clear" || (panel.time === "day" && random.chance(0.1))))
    details.push(writer.word(weatherWords[panel.weather]));
  if (panel.framing === "close-up") options.push("close-up");
  if (panel.framing === "wide") options.push("wide");
  if (panel.style !== "storybook") options.push(`style: ${panel.style}`);
  if (panel.people.length === 0) {
    options.push("nobody");
    const view =
      random.chance(0.5) && !where.startsWith("at home") ? bare(where) : `${random.pick(emptyWords)} ${where}`;
    return `[${options.join(", ")}] ${[view, ...details].join(random.chance(0.5) ? ", " : " ")}`;
  }
  if (panel.prop) details.push(writer.word(propWords).replace("{}", handlings[panel.prop.thing][0]!.nouns[0]!));
  const poses = new Set(panel.people.map(({ doing }) => doing.pose));
  const pose = [...poses][0]!;
  if (poses.size === 1 && poseOptions.includes(pose) && random.chance(0.12)) options.push(`pose: ${pose}`);
  // Where the text says nothing, everything happens in a park.
  const said = panel.place !== "park" || random.chance(0.5);
  let text = writer.sentence();
  if (said) {
    if (random.chance(0.86)) text += ` ${where}`;
    else details.unshift(where);
  }
  const early = details.length > 0 && random.chance(0.12) ? `${details.shift()}, ` : "";
  for (const detail of details) text += (random.chance(0.5) ? " " : ", ") + detail;
  const turn = panel.people.length === 1 ? writer.turn(panel.people[0]!) : "";
  if (turn !== "") text += `, ${turn}`;
  const feeling = writer.mood();
  if (feeling !== "") text += `, ${feeling}`;
  const bracket =
    options.length === 0
      ? ""
      : random.chance(0.3)
        ? options.map((option) => `[${option}]`).join(" ")
        : `[${options.join(", ")}]`;
  return `${bracket} ${early}${text}${random.chance(0.2) ? "." : ""}`.trim();
}
