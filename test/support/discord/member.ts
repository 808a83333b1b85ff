import { PermissionsBitField, type PermissionsString } from "discord.js";
import type { FakeDiscord } from "./fake-discord.ts";
import { messageView } from "./rest.ts";
import { allComponents } from "./rules.ts";
import { applicationId, type FakeMessage, nextId } from "./state.ts";
import { textOf, Use } from "./use.ts";

export interface Upload {
  name: string;
  bytes: Uint8Array;
  /** Bytes that Discord says it has, where they are not those. */
  size?: number;
  /** Its address is signed, and not valid any more. */
  expired?: boolean;
}

export type OptionValue = string | number | boolean | Upload | Member;

const everything: PermissionsString[] = [
  ...["ViewChannel", "SendMessages", "SendMessagesInThreads", "CreatePublicThreads", "AttachFiles"],
  "ReadMessageHistory",
] as PermissionsString[];
const optionTypes = { string: 3, number: 4, boolean: 5, object: 11 } as const;

/** What an interaction brings along of the files and people that it names. */
interface Resolved {
  attachments: Record<string, object>;
  users: Record<string, object>;
  members: Record<string, object>;
}

/** Somebody who uses the bot in a channel. */
export class Member {
  readonly id = nextId();
  readonly name: string;
  readonly #discord: FakeDiscord;
  /** null: private messages. */
  readonly #guildId: string | null;
  channelId: string;
  permissions: PermissionsString[] = [];
  isBot = false;
  /** Ids. */
  roles: string[] = [];
  /** The bot's, in this channel. */
  appPermissions = everything;
  /** The language of this person's Discord, and the one that their guild is set to. */
  locale = "en-US";
  guildLocale = "en-US";
  /** Milliseconds that an interaction has travelled before the bot hears of it. */
  travelled = 0;

  constructor(discord: FakeDiscord, name: string, options: { channelId?: string; guildId?: string | null } = {}) {
    this.#discord = discord;
    this.name = name;
    this.#guildId = options.guildId === undefined ? discord.guildId : options.guildId;
    this.channelId = options.channelId ?? discord.channelId;
  }

  /** Uses a slash command. */
  command(name: string, values: Record<string, OptionValue> = {}): Use {
    return this.#send(2, { ...this.#commandData(name, values), type: 1 });
  }

  /** Types into an option that is completed. */
  complete(name: string, option: string, typed: string): Use {
    const data = this.#commandData(name, { [option]: typed });
    const [first] = data.options as { name: string; options?: object[]; type: number }[];
    Object.assign(first?.type === 1 ? first.options![0]! : (first ?? {}), { focused: true });
    return this.#send(4, { ...data, type: 1 });
  }

  /** Chooses a command of a message's menu. */
  menu(name: string, message: { files: Upload[]; forwards?: Upload[] }): Use {
    const id = nextId();
    const attachments = message.files.map((file) => this.#attachment(file));
    const forwarded = message.forwards?.map((file) => this.#attachment(file));
    const snapshots = forwarded
      ? {
          message_reference: { type: 1, channel_id: this.channelId, message_id: nextId() },
          message_snapshots: [{ message: { attachments: forwarded } }],
        }
      : {};
    const target = { id, versions: [], channelId: this.channelId, ephemeral: false, byBot: false, deleted: false };
    const messages = { [id]: { ...messageView(target), attachments, ...snapshots } };
    return this.#send(2, { id: nextId(), name, type: 3, target_id: id, resolved: { messages } });
  }

  /** Presses the button of a message with this label. */
  press(message: FakeMessage, label: string): Use {
    const components = allComponents(message.versions.at(-1)!.body.components ?? []);
    const button = components.find((component) => component.label === label);
    if (!button) throw new Error(`no button "${label}" on: ${textOf(message)}`);
    return this.#send(3, { component_type: 2, custom_id: button.custom_id }, message);
  }

  /** Sends a modal that a use of the bot opened. */
  submit(use: Use, values: Record<string, OptionValue>): Use {
    const { modal, onMessage } = use.interaction;
    const resolved: Resolved = { attachments: {}, users: {}, members: {} };
    const components = modal!.components.map(({ type, component }) => {
      if (!component) return { type, id: 1 };
      const value = values[component.custom_id];
      const { type: kind, custom_id } = component;
      if (kind === 5) {
        const values = value instanceof Member ? [value.#nameIn(resolved)] : [];
        return { type, id: 1, component: { type: kind, id: 2, custom_id, values } };
      }
      if (typeof value !== "object" || value instanceof Member) {
        const typed = kind === 23 ? (value ?? false) : kind === 19 ? undefined : (value ?? component.value ?? "");
        return {
          type,
          id: 1,
          component: { type: kind, id: 2, custom_id, value: typed, ...(kind === 19 ? { values: [] } : {}) },
        };
      }
      const attachment = this.#attachment(value);
      resolved.attachments[attachment.id] = attachment;
      return { type, id: 1, component: { type: kind, id: 2, custom_id, values: [attachment.id] } };
    });
    return this.#send(5, { custom_id: modal!.custom_id, components, resolved }, onMessage);
  }

  #commandData(name: string, values: Record<string, OptionValue>): Record<string, unknown> {
    const [command, subcommand] = name.split(" ");
    const resolved: Resolved = { attachments: {}, users: {}, members: {} };
    const options: object[] = Object.entries(values).map(([option, value]) => {
      const type = optionTypes[typeof value as keyof typeof optionTypes];
      if (typeof value !== "object") return { name: option, type, value };
      if (value instanceof Member) return { name: option, type: 6, value: value.#nameIn(resolved) };
      const attachment = this.#attachment(value);
      resolved.attachments[attachment.id] = attachment;
      return { name: option, type, value: attachment.id };
    });
    const nested = subcommand ? [{ name: subcommand, type: 1, options }] : options;
    return { id: nextId(), name: command, options: nested, resolved };
  }

  get #user() {
    const { id, name, isBot: bot } = this;
    return { id, username: name.toLowerCase(), global_name: name, discriminator: "0", avatar: null, bot };
  }

  /** Brings this person along with an interaction. @returns the id */
  #nameIn({ users, members }: Resolved): string {
    users[this.id] = this.#user;
    if (this.#guildId)
      members[this.id] = { nick: null, roles: [], joined_at: new Date().toISOString(), permissions: "0", flags: 0 };
    return this.id;
  }

  #attachment({ name, bytes, size, expired }: Upload) {
    const url = this.#discord.upload(name, bytes);
    if (expired) this.#discord.state.uploads.delete(new URL(url).pathname);
    const type = name.endsWith(".txt") ? "text/plain" : "image/png";
    return { id: nextId(), filename: name, size: size ?? bytes.byteLength, url, proxy_url: url, content_type: type };
  }

  #send(type: number, data: object, onMessage: FakeMessage | null = null): Use {
    const { state } = this.#discord;
    const channelId = onMessage?.channelId ?? this.channelId;
    const id = nextId();
    const use = new Use({
      ...{ id, token: `token${id}`, channelId, sentAt: Date.now() - this.travelled, onMessage, acknowledgedAt: null },
      ...{ original: null, awaited: false, modal: null, choices: null, answers: [] },
    });
    state.interactions.set(use.interaction.token, use.interaction);
    const user = this.#user;
    const permissions = PermissionsBitField.resolve(this.permissions).toString();
    const member = {
      user,
      nick: null,
      roles: this.roles,
      permissions,
      joined_at: new Date().toISOString(),
      deaf: false,
      mute: false,
      flags: 0,
    };
    const channel = state.channels.get(channelId) ?? { id: channelId, type: 1 };
    const event = {
      ...{
        id,
        application_id: applicationId,
        type,
        data,
        token: use.interaction.token,
        version: 1,
        locale: this.locale,
      },
      ...{ channel, channel_id: channelId, entitlements: [], authorizing_integration_owners: {} },
      ...(this.#guildId
        ? { guild_id: this.#guildId, guild_locale: this.guildLocale, member, context: 0 }
        : { user, context: 1 }),
      app_permissions: PermissionsBitField.resolve(this.appPermissions).toString(),
      attachment_size_limit: 10 * 2 ** 20,
      ...(onMessage ? { message: messageView(onMessage) } : {}),
    };
    state.gateway.dispatch("INTERACTION_CREATE", event, this.#guildId ?? undefined);
    return use;
  }
}
