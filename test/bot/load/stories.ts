import { setTimeout as sleep } from "node:timers/promises";

/** A platform on which many people use the bot, which runs in a process of its own. */
export interface LoadStage {
  /** Somebody (a number) tells a story. Resolves when the platform has heard that the bot knows of it. */
  tell(person: number, script: string): Promise<void>;
  /** Somebody asks how far the queue is; only they see the answer. */
  ask(person: number): Promise<void>;
  /** What everybody can see now: `thread` is the id of the message that a thread began with. */
  posted(): { id: string; thread: string | null; text: string }[];
  /** How many answers came that only one person sees. */
  answers(): number;
  /** Milliseconds that each acknowledgement took. */
  acks(): number[];
  /** What was not acknowledged within 3 s. */
  dead(): number;
  /** 429s that were answered, and requests that came although one had said to wait. */
  rateLimits(): { refused: number; impatient: number };
  /** Kills the bot without a word, and starts it again. */
  kill(): Promise<void>;
}

export interface LoadReport {
  acks: number[];
  dead: number;
  refused: number;
  impatient: number;
  messages: number;
  /** Messages that were posted before the bot was killed. */
  postedBefore: number;
  lost: string[];
  doubled: string[];
}

const panels = 2;
const askEvery = 50;
const patience = 400_000;
/** Milliseconds in which something that is posted twice would come. */
const afterwards = 2000;

/** So many people tell a story each, all at once, and ask for the queue meanwhile; the bot is killed in the middle. */
export async function tellAtOnce(stage: LoadStage, people: number): Promise<LoadReport> {
  const all = Array.from({ length: people }, (_, person) => person);
  const script = (person: number) => `robot ${person} waves | robot ${person} runs`;
  await Promise.all(all.map((person) => stage.tell(person, script(person))));
  const asked = askAll(stage, all);
  const threads = () => new Set(stage.posted().flatMap(({ thread }) => thread ?? [])).size;
  await until(() => threads() === people, "a thread for every story");
  await asked;
  await until(() => stage.answers() === people, "an answer for everybody who asked");
  await until(() => namesOf(stage).filter(isPanel).length >= (people * panels) / 3, "a third of the panels");
  const postedBefore = namesOf(stage).length;
  await stage.kill();
  const expected = all.flatMap(messagesOf);
  await until(() => minus(expected, namesOf(stage)).length === 0, "all messages").catch(() => {});
  await sleep(afterwards);
  const names = namesOf(stage);
  return {
    ...stage.rateLimits(),
    acks: stage.acks().toSorted((one, other) => one - other),
    dead: stage.dead(),
    ...{ messages: names.length, postedBefore },
    lost: minus(expected, names),
    doubled: minus(names, expected),
  };
}

async function askAll(stage: LoadStage, people: number[]): Promise<void> {
  for (const person of people) await Promise.all([stage.ask(person), sleep(askEvery)]);
}

/** What must be posted of a person's story, once each. */
function messagesOf(person: number): string[] {
  const numbers = Array.from({ length: panels }, (_, index) => `panel ${index + 1}`);
  return ["header", "progress", ...numbers, "ending"].map((what) => `${what} of ${person}`);
}

function namesOf(stage: LoadStage): string[] {
  const posted = stage.posted();
  const tellers = new Map(posted.map(({ id, text }) => [id, /P(\d+) tells a story/u.exec(text)?.[1]]));
  return posted.map(({ id, thread, text }) => {
    const person = tellers.get(thread ?? id);
    return thread === null ? `header of ${person}` : `${whatIs(text)} of ${person}`;
  });
}

const isPanel = (name: string) => name.startsWith("panel");

function whatIs(text: string): string {
  const panel = /^Panel (\d+): robot/u.exec(text);
  if (panel) return `panel ${panel[1]}`;
  if (text.includes("The whole story")) return "ending";
  return text.includes("The story is complete.") ? "progress" : `unfinished (${text})`;
}

/** What is in one list more often than in the other. */
function minus(list: readonly string[], other: readonly string[]): string[] {
  const rest = [...other];
  return list.filter((each) => {
    const at = rest.indexOf(each);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
}

async function until(look: () => boolean, what: string): Promise<void> {
  for (const began = Date.now(); !look(); await sleep(50))
    if (Date.now() - began > patience) throw new Error(`this did not come: ${what}`);
}
