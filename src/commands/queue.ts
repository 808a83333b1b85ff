import type { Waiting } from "../jobs/index.ts";
import { defineCommand } from "./command.ts";
import type { RunContext } from "./context.ts";
import type { Item } from "./message.ts";
import type { Text } from "./texts/index.ts";

const mostStories = 10;

export const queueCommand = defineCommand({
  name: "queue",
  description: (t) => t("queue.description"),
  options: {},
  examples: ["/queue"],
  async run(context) {
    const { drawing, waiting, here } = await context.services.queues.waiting(context.server.id);
    const stories = Map.groupBy(here, ({ storyId }) => storyId);
    const items = await Promise.all(
      [...stories].slice(0, mostStories).map(([storyId, jobs]) => place(context, storyId, jobs)),
    );
    await context.reply({
      text: (t) =>
        drawing + waiting === 0
          ? t("queue.empty")
          : t("queue.now", {
              drawing: t("queue.drawing", { count: drawing }),
              waiting: t("queue.waiting", { count: waiting }),
            }),
      items: items.flatMap((item) => item ?? []),
      private: true,
    });
  },
});

/** Where a story stands. null: it was removed meanwhile. */
async function place(context: RunContext, storyId: string, jobs: Waiting["here"]): Promise<Item<Text> | null> {
  const story = await context.services.library.stories.get(context.server.id, storyId);
  if (!story) return null;
  const ahead = jobs[0]?.ahead ?? 0;
  return {
    title: story.title,
    text: (t) =>
      [
        story.createdBy === context.person.id ? t("queue.yours") : t("queue.by", { person: story.createdByName }),
        t("queue.to-draw", { count: jobs.length }),
        ahead === 0 ? t("queue.next") : t("queue.ahead", { count: ahead }),
      ].join(", "),
  };
}
