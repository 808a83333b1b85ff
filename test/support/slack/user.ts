import type { SlackServer } from "./server.ts";
import {
  type Block,
  type Ephemeral,
  type SlackFile,
  type SlackMessage,
  type SlackState,
  team,
  type View,
} from "./state.ts";

interface Button {
  text: { text: string };
  action_id: string;
}

/** The buttons of a message, by their labels. */
export function buttonsOf(blocks: readonly Block[]): Map<string, string> {
  const elements = blocks.filter(({ type }) => type === "actions").flatMap(({ elements }) => elements as Button[]);
  return new Map(elements.map(({ text, action_id }) => [text.text, action_id]));
}

/** Everything that a message says, in its blocks. */
export const textOf = (blocks: readonly Block[]): string =>
  blocks
    .flatMap((block) => [block.text, ...((block.elements as { text?: unknown }[] | undefined) ?? [])])
    .map((text) => String((text as { text?: unknown } | undefined)?.text ?? ""))
    .join("\n");

/** Somebody in a channel: does what people do in Slack's own programs. */
export class SlackUser {
  readonly id: string;
  readonly channel: string;
  readonly #server: SlackServer;
  readonly #state: SlackState;

  constructor(server: SlackServer, id: string, channel: string) {
    this.#server = server;
    this.#state = server.state;
    this.id = id;
    this.channel = channel;
  }

  #trigger(): string {
    return this.#server.triggers.make(this.#state.newId("TR"), this.id);
  }

  get #who() {
    const { name } = this.#state.users.get(this.id)!;
    return { team: { id: team.id, domain: team.domain }, user: { id: this.id, name, username: name } };
  }

  /** Types a slash command; in another workspace, if one is named. */
  async type(line: string, teamId: string = team.id): Promise<void> {
    const [command = "", ...words] = line.split(" ");
    await this.#server.send("slash_commands", {
      ...{ token: "x", command, text: words.join(" "), trigger_id: this.#trigger(), api_app_id: "A1" },
      ...{ team_id: teamId, team_domain: team.domain, channel_id: this.channel, channel_name: "general" },
      ...{ user_id: this.id, user_name: this.id, response_url: this.#server.responses.make(this.channel, this.id) },
    });
  }

  /** Types a command that opens a modal. */
  open(line: string): Promise<View> {
    return this.#opened(() => this.type(line));
  }

  async #opened(action: () => Promise<void>): Promise<View> {
    const before = this.#state.views.length;
    await action();
    return this.#state.until(() => this.#state.views[before]);
  }

  async press(message: SlackMessage | Ephemeral, label: string): Promise<void> {
    const action_id = buttonsOf(message.blocks).get(label);
    if (!action_id) throw new Error(`no button "${label}" in ${JSON.stringify(message.blocks)}`);
    const ephemeral = "ts" in message ? null : message.id;
    const ts = "ts" in message ? message.ts : message.id;
    const thread = "ts" in message && message.threadTs ? { thread_ts: message.threadTs } : {};
    const { metadata } = message as SlackMessage;
    await this.#server.send("interactive", {
      ...{ type: "block_actions", ...this.#who, token: "x", api_app_id: "A1", trigger_id: this.#trigger() },
      channel: { id: this.channel, name: "general" },
      container: {
        type: "message",
        message_ts: ts,
        channel_id: this.channel,
        is_ephemeral: ephemeral !== null,
        ...thread,
      },
      ...(ephemeral ? {} : { message: { type: "message", ts, metadata, ...thread } }),
      response_url: this.#server.responses.make(this.channel, this.id, ephemeral),
      actions: [{ type: "button", action_id, block_id: "b", text: { type: "plain_text", text: label } }],
    });
  }

  /** Presses a button that opens a modal. */
  pressForm(message: SlackMessage, label: string): Promise<View> {
    return this.#opened(() => this.press(message, label));
  }

  /** Uses a shortcut that opens a modal. */
  shortcutForm(callbackId: string, files: SlackFile[]): Promise<View> {
    return this.#opened(() => this.shortcut(callbackId, files));
  }

  /** Uploads a file for a field of a modal. */
  upload(name: string, bytes: Buffer, mimetype = "image/png"): SlackFile {
    return this.#state.addFile(name, bytes, mimetype);
  }

  /** Types into a field that offers what it can be. @returns what is offered */
  async suggested(view: View, field: string, typed = ""): Promise<string[]> {
    const { element } = inputsOf(view).find(({ block_id }) => block_id === field)!;
    if (element.type !== "external_select") throw new Error(`"${field}" is ${element.type}, which offers nothing`);
    const answer = await this.#server.send("interactive", {
      ...{ type: "block_suggestion", ...this.#who, token: "x", api_app_id: "A1", container: { type: "view" }, view },
      ...{ block_id: field, action_id: element.action_id, value: typed },
    });
    const { options } = answer as { options: { text: { text: string }; value: string }[] };
    const refused = options.some(({ text, value }) => text.text.length > 75 || value.length > 150);
    if (refused || options.length > 100) throw new Error(`Slack takes no such options: ${JSON.stringify(options)}`);
    return options.map(({ value }) => value);
  }

  /** Fills a modal in and sends it; what is not given stays as it was. */
  async submit(view: View, filled: Record<string, string | boolean | SlackFile[]>): Promise<void> {
    const inputs = inputsOf(view);
    for (const name of Object.keys(filled))
      if (!inputs.some(({ block_id }) => block_id === name)) throw new Error(`the modal has no field "${name}"`);
    const values = inputs.map(({ block_id, element }) => {
      const initial = element.initial_value ?? element.initial_option?.value ?? element.initial_user;
      const value = filled[block_id] ?? initial ?? null;
      return [block_id, { [element.action_id]: stateOf(element, value) }];
    });
    await this.#server.send("interactive", {
      ...{ type: "view_submission", ...this.#who, token: "x", api_app_id: "A1", trigger_id: this.#trigger() },
      view: { ...view, state: { values: Object.fromEntries(values) } },
    });
  }

  /** Uses the shortcut on a message with files. */
  async shortcut(callback_id: string, files: SlackFile[]): Promise<void> {
    await this.#server.send("interactive", {
      ...{ type: "message_action", ...this.#who, token: "x", callback_id, trigger_id: this.#trigger() },
      ...{ channel: { id: this.channel, name: "general" }, message_ts: "1.1", action_ts: "1.1" },
      response_url: this.#server.responses.make(this.channel, this.id),
      message: { type: "message", ts: "1.1", files: files.map(({ id, mimetype }) => ({ id, mimetype })) },
    });
  }

  /** The newest ephemeral message that only this person sees, once it says this. */
  whisper(words: string): Promise<Ephemeral> {
    const mine = () => this.#state.ephemerals.filter(({ user, deleted }) => user === this.id && !deleted);
    return this.#state.until(() => mine().findLast(({ blocks }) => textOf(blocks).includes(words)));
  }

  /** The newest message of this channel, once it says this. */
  message(words: string): Promise<SlackMessage> {
    const { messages } = this.#state.channels.get(this.channel)!;
    return this.#state.until(() => messages.findLast(({ blocks }) => textOf(blocks).includes(words)));
  }
}

interface Input {
  block_id: string;
  element: {
    type: string;
    action_id: string;
    initial_value?: string;
    initial_option?: { value: string };
    initial_user?: string;
  };
}

const inputsOf = ({ blocks }: View) => blocks.filter(({ type }) => type === "input") as unknown as Input[];

function stateOf({ type }: Input["element"], value: string | boolean | SlackFile[] | null): Record<string, unknown> {
  if (type === "file_input") {
    // Slack tells of files, and does not send them.
    const files = (value ?? []) as SlackFile[];
    return { type, files: files.map(({ id, name, mimetype }) => ({ id, name, mimetype })) };
  }
  if (type === "users_select") return { type, selected_user: value };
  if (["static_select", "external_select"].includes(type))
    return { type, selected_option: value === null ? null : { value } };
  if (type === "checkboxes") return { type, selected_options: value === true ? [{ value: "yes" }] : [] };
  return { type, value };
}
