import { api } from "./api.ts";
import type { CharacterView, CommandView, FeedEvents, MessageView, SessionView, StoryView } from "./api-types.ts";
import { Pace } from "./pace.ts";

/** Everything that the page shows, and who wants to know when it changes. */
class State extends EventTarget {
  session: SessionView = { visitor: { id: "", name: "" }, server: { name: "" } };
  commands: CommandView[] = [];
  characters: CharacterView[] = [];
  readonly messages = new Map<string, MessageView>();
  readonly stories = new Map<string, StoryView>();
  readonly paces = new Map<string, Pace>();
  more = false;
  /** Where events go on. */
  revision = 0;
  connected = true;
  readonly #reading = new Set<string>();
  readonly #readAgain = new Set<string>();
  readonly #opened = Promise.withResolvers<void>();
  /** Resolves once there is something to show, and the visitor is known to the server. */
  readonly opened: Promise<void> = this.#opened.promise;

  /** Calls when something of this name changes; for stories and messages, the id is told. */
  on(name: "message" | "story" | "characters" | "connection" | "session", react: (id: string) => void): void {
    this.addEventListener(name, (event) => react((event as CustomEvent<string>).detail));
  }

  changed(name: string, id = ""): void {
    this.dispatchEvent(new CustomEvent(name, { detail: id }));
  }

  async open(): Promise<void> {
    // First of all, so that what follows bears one visitor's cookie.
    this.session = await api.session();
    const [commands, characters] = await Promise.all([api.commands(), api.characters(), this.readHistory()]);
    this.commands = commands;
    this.characters = characters;
    this.#opened.resolve();
  }

  async readHistory(before?: number): Promise<void> {
    const history = await api.history(before);
    this.more = history.more;
    this.revision = Math.max(this.revision, history.revision);
    for (const story of Object.values(history.stories)) this.putStory(story);
    for (const message of history.messages) this.put(message);
  }

  /** Messages of the chat itself, or of a story's thread, in order. */
  inOrder(storyId: string | null): MessageView[] {
    const all = [...this.messages.values()].filter((message) => message.storyId === storyId);
    return all.sort((a, b) => a.position - b.position);
  }

  put(message: MessageView): void {
    if (message.id === null) return;
    const known = this.messages.get(message.id);
    if (known && known.revision >= message.revision) return;
    this.messages.set(message.id, message);
    if (message.story && !this.stories.has(message.story.id)) void this.readStory(message.story.id);
    if (message.panelId && message.storyId) void this.readStory(message.storyId);
    this.changed("message", message.id);
  }

  putStory(story: StoryView): void {
    this.stories.set(story.id, story);
    this.changed("story", story.id);
  }

  /** One read of a story at a time, so that an older answer never replaces a newer one. */
  async readStory(id: string): Promise<void> {
    if (this.#reading.has(id)) {
      this.#readAgain.add(id);
      return;
    }
    this.#reading.add(id);
    do {
      this.#readAgain.delete(id);
      const story = await api.story(id).catch(() => null);
      if (story) this.putStory(story);
    } while (this.#readAgain.has(id));
    this.#reading.delete(id);
  }

  async readCharacters(): Promise<void> {
    this.characters = await api.characters();
    this.changed("characters");
  }

  panelMoved({ storyId, panelId, status, step, steps }: FeedEvents["panel"]): void {
    const story = this.stories.get(storyId);
    const panel = story?.panels.find(({ id }) => id === panelId);
    if (!story || !panel) return;
    Object.assign(panel, { status, step, steps });
    if (status === "drawing") this.paceOf(storyId).step(panelId, step, performance.now());
    this.changed("story", storyId);
    if (["posted", "refused", "failed"].includes(status)) void this.readStory(storyId);
  }

  paceOf(storyId: string): Pace {
    const pace = this.paces.get(storyId) ?? new Pace();
    this.paces.set(storyId, pace);
    return pace;
  }
}

export const state = new State();
