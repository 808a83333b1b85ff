import type { CommandContext, RunContext, Services } from "./context.ts";
import type { Draft, SentMessage } from "./message.ts";
import { sayMessage } from "./say.ts";
import { languagesOf } from "./settings.ts";
import { type Text, textsIn } from "./texts/index.ts";

/** The context in which a command runs: what it answers is said in the language of whoever reads it. */
export async function runContext(context: CommandContext, services: Services): Promise<RunContext> {
  const languages = await languagesOf(services.library, context);
  const said = (draft: Draft) => {
    const { language = draft.private ? languages.person : languages.server } = draft;
    return sayMessage(draft, textsIn(language));
  };
  const saying = (sent: SentMessage): SentMessage<Text> => ({ edit: (draft) => sent.edit(said(draft)) });
  return {
    ...context,
    ...{ services, languages },
    reply: async (draft) => saying(await context.reply(said(draft))),
    source: context.source && saying(context.source),
  };
}
