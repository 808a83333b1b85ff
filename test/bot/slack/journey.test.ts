import { createHash } from "node:crypto";
import { expect } from "vitest";
import type { Block, Ephemeral, SlackMessage, SlackState } from "../../support/slack/state.ts";
import { buttonsOf, type SlackUser, textOf } from "../../support/slack/user.ts";
import { lineOf, type Person, type Post, type Stage } from "../journey/stage.ts";
import { journey } from "../journey/steps.ts";
import { slackWorld } from "./support.ts";

interface SlackPost extends Post {
  message: SlackMessage | Ephemeral;
}

type Image = Block & { alt_text: string; slack_file: { id: string } };

/** What people do in Slack and see there. */
class SlackPeople {
  readonly #state: SlackState;

  constructor(state: SlackState) {
    this.#state = state;
  }

  postOf(message: SlackMessage | Ephemeral): SlackPost {
    const look = async () => ({
      text: textOf(message.blocks),
      pictures: this.#pictures(message.blocks),
      buttons: [...buttonsOf(message.blocks).keys()],
      isPrivate: "user" in message,
    });
    return { message, look };
  }

  #pictures(blocks: readonly Block[]) {
    const shown = blocks.flatMap((block) => [block, ...(block.accessory ? [block.accessory as Block] : [])]);
    return (shown as Image[])
      .filter(({ type }) => type === "image")
      .map(({ alt_text, slack_file }) => {
        const { bytes } = this.#state.files.get(slack_file.id)!;
        return { alt: alt_text, content: createHash("sha256").update(bytes).digest("hex") };
      });
  }

  person(user: SlackUser): Person<SlackPost> {
    return {
      use: async (command, { photos, ...values } = {}) => {
        const answers = () => [
          ...this.#state.ephemerals.filter((message) => message.user === user.id),
          ...this.#state.channels.get(user.channel)!.messages.filter(({ threadTs }) => threadTs === null),
        ];
        const before = new Set(answers());
        if (typeof photos === "object") {
          const view = await user.open(lineOf(command));
          const texts = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
          await user.submit(view, { ...texts, photos: [user.upload(photos.name, photos.bytes)] });
        } else await user.type(lineOf(command, values));
        return this.postOf(await this.#state.until(() => answers().find((message) => !before.has(message))));
      },
      press: ({ message }, label) => user.press(message, label),
      rewrite: async ({ message }, label, text) => {
        const view = await user.pressForm(message as SlackMessage, label);
        const [{ block_id, element }] = view.blocks as unknown as [
          { block_id: string; element: { initial_value: string } },
        ];
        await user.submit(view, { [block_id]: text });
        return element.initial_value;
      },
    };
  }
}

async function openStage(): Promise<Stage<SlackPost>> {
  // Slack allows an edit in one second and a half only: a story must take longer to be seen on its way.
  const world = await slackWorld({ stepMs: 500 });
  const people = new SlackPeople(world.state);
  return {
    async person(name) {
      const id = `U${name.toUpperCase()}`;
      world.state.users.set(id, { name, admin: false });
      return people.person(world.user(id));
    },
    async thread({ message }) {
      const { ts, blocks } = message as SlackMessage;
      const first = await world.state.until(() => world.state.thread("C1", ts)[0]);
      const marked = (type: string) =>
        world.state.thread("C1", ts).filter(({ metadata }) => metadata?.event_type === `storymaker_${type}`);
      expect(marked("progress")).toEqual([first]);
      return {
        title: textOf(blocks.filter(({ type }) => type === "header")),
        progress: people.postOf(first),
        panels: marked("panel").map((panel) => people.postOf(panel)),
        endings: marked("answer")
          .filter((message) => textOf(message.blocks).startsWith("The whole story"))
          .map((ending) => people.postOf(ending)),
      };
    },
    async close() {
      await world.close();
      expect(world.slack.dead).toEqual([]);
    },
  };
}

journey(openStage);
