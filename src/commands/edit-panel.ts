import { type CompiledPanel, compileScript, longestPanel, panelSeed, photoPose } from "../story/index.ts";
import { checkReady } from "./check-ready.ts";
import type { ActionHandler, FormHandler } from "./command.ts";
import { UserError } from "./errors.ts";
import { drawAgain, panelToChange } from "./panel-actions.ts";

/** The panel's text, to be changed. */
export const editForm: FormHandler = async (context, panelId) => {
  const { panel } = await panelToChange(context, panelId);
  const text = { name: "text", value: panel.text, multiline: true, maxLength: longestPanel, required: true };
  return {
    title: (t) => t("panel.title", { panel: panel.index + 1 }),
    submit: (t) => t("edit.submit"),
    fields: [{ ...text, label: (t) => t("edit.field") }],
  };
};

/** Draws the panel as it is now written, with the seed that it had unless the text names another. */
export const editPanel: ActionHandler = async (context, panelId, { text = "" }) => {
  const { library, drawing } = context.services;
  const found = await panelToChange(context, panelId);
  const { story, panel } = found;
  const cast = await library.characters.list(context.server.id);
  const { width, height, seed } = panel.request;
  const compiled = compileScript(text, cast, { ...drawing.defaults, width, height, seed, style: story.style });
  const [written, second] = compiled.panels;
  if (!written || second) throw new UserError((t) => t("edit.one-panel"));
  checkReady(compiled, cast);
  checkPose(written, story.pose !== null);
  const { request, recognised, speech } = written;
  const named = request.seed !== panelSeed(seed, 0);
  await drawAgain(context, found, {
    request: named ? request : { ...request, seed },
    offer: false,
    written: { text: written.text, recognised, speech },
  });
};

function checkPose({ request }: CompiledPanel, read: boolean): void {
  if (request.pose !== photoPose || read) return;
  throw new UserError((t) => t("story.no-pose-picture"));
}
