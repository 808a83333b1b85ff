import { actionFor, defineCommand } from "./command.ts";
import type { RunContext } from "./context.ts";
import { answerInPlace, inPrivate } from "./follow-character.ts";
import { exportOf } from "./privacy-export.ts";

/** More stories than one person tells on a server. */
const all = 100_000;

export const privacyCommand = defineCommand({
  name: "privacy",
  description: "Shows what is kept about you, exports it, or deletes all of it.",
  options: {},
  examples: ["/privacy"],
  details:
    "It is about this server, and about what you added or told, and the character that shows you, whoever added it. What was posted stays in the chat until it is deleted there.",
  async run(context) {
    const { characters, stories, messages } = await keptOf(context);
    const others = characters.filter(({ createdBy }) => createdBy !== context.person.id);
    const counts = [
      ...others.map(({ name, createdByName }) => `the character ${name} that shows you, added by ${createdByName}`),
      count(characters.length - others.length, "character that you added", "characters that you added"),
      count(stories.length, "story that you told", "stories that you told"),
      ...(messages.length > 0 ? [count(messages.length, "message of this chat", "messages of this chat")] : []),
    ];
    await context.reply(
      inPrivate({
        text: [
          `What is kept about you on this server: ${counts.join(", ")}, with your name and id.`,
          "Of characters the cut-outs and embeddings and your consent are kept, of stories the text and the pictures. Photos, cut-outs, embeddings and pictures are encrypted.",
        ].join("\n"),
        buttons: [
          { label: "Export", action: actionFor("privacy", "export", "") },
          { label: "Delete all of it", action: actionFor("privacy", "ask", ""), weight: "danger" },
        ],
      }),
    );
  },
  actions: {
    async export(context) {
      const { characters, stories, messages } = await keptOf(context);
      const archives = exportOf(context.services.library, { person: context.person, characters, stories, messages });
      let number = 0;
      for await (const bytes of archives) {
        number++;
        await context.reply(
          inPrivate({ text: `Part ${number} of your data.`, files: [{ name: `storymaker-${number}.zip`, bytes }] }),
        );
      }
    },
    async ask(context) {
      await answerInPlace(
        context,
        inPrivate({
          text: "Delete your characters, the one that shows you, your stories with their pictures, and what you said here? This cannot be undone.",
          buttons: [{ label: "Delete all of it now", action: actionFor("privacy", "delete", ""), weight: "danger" }],
        }),
      );
    },
    async delete(context) {
      const { library, queues } = context.services;
      const { id: serverId } = context.server;
      const { characters, stories } = await keptOf(context);
      for (const { id } of characters) await library.characters.remove(serverId, id);
      for (const { id } of stories) {
        await library.stories.cancel(serverId, id, (tx) => queues.cancelStory(serverId, id, tx));
        await library.stories.remove(serverId, id);
      }
      await library.messages.removeOfPerson(serverId, context.person.id);
      await context.reply(
        inPrivate({
          text: "All of it is deleted. What was posted stays in the chat until it is deleted there.",
          tone: "success",
        }),
      );
    },
  },
});

async function keptOf({ services: { library }, server, person }: RunContext) {
  const characters = await library.characters.list(server.id);
  return {
    characters: characters.filter(({ createdBy, personId }) => [createdBy, personId].includes(person.id)),
    stories: await library.stories.list(server.id, { createdBy: person.id, limit: all }),
    messages: await library.messages.ofPerson(server.id, person.id),
  };
}

const count = (number: number, one: string, many: string): string =>
  number === 1 ? `one ${one}` : `${number} ${many}`;
