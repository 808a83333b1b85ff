import type { Waiting } from "../jobs/index.ts";
import { defineCommand } from "./command.ts";
import type { RunContext } from "./context.ts";
import type { Item } from "./message.ts";

const mostStories = 10;

export const queueCommand = defineCommand({
  name: "queue",
  description: "Shows what waits to be drawn, and when your stories are next.",
  options: {},
  examples: ["/queue"],
  async run(context) {
    const { drawing, waiting, here } = await context.services.queues.waiting(context.server.id);
    const stories = Map.groupBy(here, ({ storyId }) => storyId);
    const items = await Promise.all(
      [...stories].slice(0, mostStories).map(([storyId, jobs]) => place(context, storyId, jobs)),
    );
    await context.reply({
      text:
        drawing + waiting === 0
          ? "Nothing waits: a story would be drawn at once."
          : `${panels(drawing)} being drawn and ${panels(waiting)} waiting, on all servers together.`,
      items: items.flatMap((item) => item ?? []),
      private: true,
    });
  },
});

const panels = (count: number): string => (count === 1 ? "one panel is" : `${count} panels are`);

/** Where a story stands. null: it was removed meanwhile. */
async function place(context: RunContext, storyId: string, jobs: Waiting["here"]): Promise<Item | null> {
  const story = await context.services.library.stories.get(context.server.id, storyId);
  if (!story) return null;
  const ahead = jobs[0]?.ahead ?? 0;
  const next =
    ahead === 0 ? "being drawn or next" : ahead === 1 ? "next after one panel" : `next after ${ahead} panels`;
  const count = jobs.length === 1 ? "one panel to draw" : `${jobs.length} panels to draw`;
  const whose = story.createdBy === context.person.id ? "yours" : `by ${story.createdByName}`;
  return { title: story.title, text: `${whose}, ${count}, ${next}` };
}
