import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { AnswerView, CharacterView, PanelView, StoryView } from "../bot/web/page/api-types.ts";
import type { Config } from "../config.ts";
import { startService } from "./start.ts";

const characters = [
  { name: "Ada", kind: "woman", file: "astronaut.jpg" },
  { name: "Merlin", kind: "old wizard", file: "wizard.png" },
];

const script = [
  "Ada waves in the park",
  '[night] Ada looks at the stars on the moon "So quiet up here."',
  'Merlin (left) waves at Ada (right) in the forest Merlin: "Welcome back!"',
  "[sunset] Ada and Merlin stand on the beach",
].join(" | ");

const finished = new Set<PanelView["status"]>(["posted", "refused", "failed", "cancelled"]);

/**
 * Shows the whole product through the HTTP door that the page uses: two characters from sample pictures, a story with
 * one and then both of them, its panels saved to demo/. The story stays in the library: `npm start` shows it.
 * @throws Error when a character or a panel does not come about
 */
export async function runDemo(config: Config): Promise<void> {
  // What goes well is told below; the log is for what does not.
  process.env.LOG_LEVEL ??= "warn";
  console.log("Starting the service …");
  const service = await startService(config);
  const web = service.platforms.find(({ name }) => name === "web");
  if (!web) throw new Error("The demo needs the web platform.");
  try {
    const door = new Door(web.address);
    for (const character of characters) await addCharacter(door, character);
    const story = await tellStory(door);
    const folder = path.resolve("demo");
    await mkdir(folder, { recursive: true });
    for (const panel of story.panels) {
      if (!panel.picture) throw new Error(`Panel ${panel.index + 1} was not drawn: ${panel.error ?? panel.status}`);
      const file = path.join(folder, `panel-${panel.index + 1}.png`);
      await writeFile(file, await door.bytes(panel.picture.url));
      console.log(`  ${file}`);
    }
    console.log(`The thread: ${web.address}/#story=${story.id} (npm start shows it again)`);
  } finally {
    await service.close();
  }
}

async function addCharacter(door: Door, { name, kind, file }: (typeof characters)[number]): Promise<void> {
  const there = async () => (await door.get<CharacterView[]>("/api/characters")).find((one) => one.name === name);
  if (!(await there())) {
    const bytes = await readFile(fileURLToPath(new URL(`../../samples/${file}`, import.meta.url)));
    const form = new FormData();
    form.append("name", "character add");
    form.append("values", JSON.stringify({ name, kind, consent: true }));
    form.append("photos", new Blob([new Uint8Array(bytes)]), file);
    await door.post("/api/commands", form);
  }
  for (;;) {
    const character = await there();
    if (!character) throw new Error(`${name} is not in the library.`);
    if (character.status === "ready") return console.log(`${name} is ready: ${kind}, from samples/${file}`);
    // A drawing has no face that a face detector knows: its looks are kept instead.
    if (character.status === "no-face") await door.press("Keep looks only");
    if (character.status === "failed") throw new Error(`${name}: ${character.statusText}`);
    await sleep(300);
  }
}

async function tellStory(door: Door): Promise<StoryView> {
  console.log(`/story ${script}`);
  const answer = await door.post("/api/commands", { name: "story", values: { script, seed: 7 } });
  const id = answer.messages.find(({ story }) => story)?.story?.id;
  if (!id) throw new Error("The story was not begun.");
  const told = new Set<string>();
  for (;;) {
    const story = await door.get<StoryView>(`/api/stories/${id}`);
    for (const panel of story.panels.filter(({ status }) => finished.has(status))) {
      if (!told.has(panel.id)) console.log(`panel ${panel.index + 1} of ${story.panels.length}: ${panel.status}`);
      told.add(panel.id);
    }
    if (story.status !== "drawing") return story;
    await sleep(250);
  }
}

/** A visitor of the page, as a program. */
class Door {
  readonly #address: string;
  #cookie = "";

  constructor(address: string) {
    this.#address = address;
  }

  async get<Answer>(route: string): Promise<Answer> {
    return (await this.#fetch(route)).json() as Promise<Answer>;
  }

  async bytes(route: string): Promise<Uint8Array> {
    return new Uint8Array(await (await this.#fetch(route)).arrayBuffer());
  }

  async post(route: string, body: FormData | Record<string, unknown>): Promise<AnswerView> {
    const sent = body instanceof FormData ? { body } : { body: JSON.stringify(body) };
    const headers = body instanceof FormData ? {} : { "content-type": "application/json" };
    return (await this.#fetch(route, { method: "POST", headers, ...sent })).json() as Promise<AnswerView>;
  }

  /** Presses the newest button with that label. */
  async press(label: string): Promise<void> {
    const { messages } = await this.get<AnswerView>("/api/messages");
    const found = messages
      .flatMap(({ id, buttons }) => buttons.map((button) => ({ messageId: id, ...button })))
      .findLast((button) => button.label === label);
    if (found) await this.post("/api/actions", { action: found.action, messageId: found.messageId });
  }

  async #fetch(route: string, init: RequestInit = {}): Promise<Response> {
    const headers = { ...init.headers, origin: this.#address, ...(this.#cookie ? { cookie: this.#cookie } : {}) };
    const response = await fetch(new URL(route, this.#address), { ...init, headers });
    this.#cookie = response.headers.getSetCookie()[0]?.split(";")[0] ?? this.#cookie;
    if (!response.ok) throw new Error(`${route}: ${response.status} ${await response.text()}`);
    return response;
  }
}
