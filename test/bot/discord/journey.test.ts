import { createHash } from "node:crypto";
import { expect } from "vitest";
import { Member } from "../../support/discord/member.ts";
import { allComponents } from "../../support/discord/rules.ts";
import type { FakeMessage } from "../../support/discord/state.ts";
import { textOf } from "../../support/discord/use.ts";
import type { Look, Person, Post, Stage } from "../journey/stage.ts";
import { journey } from "../journey/steps.ts";
import { discordWorld } from "./support.ts";

interface DiscordPost extends Post {
  message: FakeMessage;
}

const postOf = (message: FakeMessage): DiscordPost => ({ message, look: async () => lookAt(message) });

function lookAt(message: FakeMessage): Look {
  const { body, files } = message.versions.at(-1)!;
  const buttons = allComponents(body.components ?? []).filter(({ type }) => type === 2);
  return {
    text: textOf(message),
    pictures: (body.attachments ?? []).map(({ id, description = "" }) => ({
      alt: description,
      content: createHash("sha256").update(files[Number(id)]!.bytes).digest("hex"),
    })),
    buttons: buttons.map(({ label }) => label!),
    isPrivate: message.ephemeral,
  };
}

const personOf = (member: Member): Person<DiscordPost> => ({
  async use(command, { photos, ...values } = {}) {
    const photo1 = typeof photos === "object" ? { photo1: photos } : {};
    return postOf(await member.command(command, { ...values, ...photo1 }).answer());
  },
  press: ({ message }, label) => member.press(message, label).acknowledged(),
  async rewrite({ message }, label, text) {
    const use = member.press(message, label);
    const { custom_id, value } = (await use.modal()).components[0]!.component!;
    await member.submit(use, { [custom_id]: text }).acknowledged();
    return value!;
  },
});

async function openStage(): Promise<Stage<DiscordPost>> {
  const world = await discordWorld({ stepMs: 250 });
  return {
    person: async (name) => personOf(new Member(world.discord, name)),
    async thread({ message }) {
      await expect.poll(() => world.discord.messagesIn(message.id).length, { timeout: 10_000 }).toBeGreaterThan(0);
      const [progress, ...more] = world.discord.messagesIn(message.id).map(postOf);
      const saying = (start: string) => more.filter((post) => textOf(post.message).startsWith(start));
      const { name } = world.discord.state.channels.get(message.id)!;
      return { title: name, progress: progress!, panels: saying("Panel "), endings: saying("The whole story") };
    },
    close: () => world.close(),
  };
}

journey(openStage);
