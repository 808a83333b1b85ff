import { actionFor, defineCommand } from "./command.ts";
import type { RunContext } from "./context.ts";
import { answerInPlace, inPrivate } from "./follow-character.ts";
import { exportOf } from "./privacy-export.ts";
import type { Text, Translate } from "./texts/index.ts";

/** More stories than one person tells on a server. */
const all = 100_000;

export const privacyCommand = defineCommand({
  name: "privacy",
  description: (t) => t("privacy.description"),
  options: {},
  examples: ["/privacy"],
  details: (t) => t("privacy.details"),
  async run(context) {
    const { characters, stories, messages } = await keptOf(context);
    const others = characters.filter(({ createdBy }) => createdBy !== context.person.id);
    const counts = (t: Translate) => [
      ...others.map(({ name, createdByName }) => t("privacy.shown-by", { name, person: createdByName })),
      t("privacy.characters", { count: characters.length - others.length }),
      t("privacy.stories", { count: stories.length }),
      ...(messages.length > 0 ? [t("privacy.messages", { count: messages.length })] : []),
    ];
    await context.reply(
      inPrivate({
        text: (t) => t("privacy.kept", { counts: counts(t).join(", ") }),
        buttons: [
          { label: (t) => t("privacy.button.export"), action: actionFor("privacy", "export", "") },
          { label: (t) => t("privacy.button.ask"), action: actionFor("privacy", "ask", ""), weight: "danger" },
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
        await context.reply(inPrivate({ text: part(number), files: [{ name: `storymaker-${number}.zip`, bytes }] }));
      }
    },
    async ask(context) {
      await answerInPlace(
        context,
        inPrivate({
          text: (t) => t("privacy.question"),
          buttons: [
            { label: (t) => t("privacy.button.delete"), action: actionFor("privacy", "delete", ""), weight: "danger" },
          ],
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
          text: (t) => t("privacy.deleted"),
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

const part =
  (number: number): Text =>
  (t) =>
    t("privacy.part", { number });
