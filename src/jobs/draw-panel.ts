import { awaitsConsent, readSafety } from "../library/index.ts";
import { explainOutcome } from "./explain-outcome.ts";
import { CannotDraw, identityFor, type JobContext } from "./job-context.ts";
import type { DrawJob } from "./job-data.ts";
import { type DrawingRequest, drawingRequest } from "./painter.ts";
import { photoPoseOf } from "./photo-pose.ts";
import { remark } from "./remarks.ts";

/** At most this often (milliseconds) a panel's progress is written and told. */
const PROGRESS_EVERY = 250;

/**
 * Draws one panel, once for each of its seeds, and stores the pictures, or why there is none. Doing it twice is harmless: the same request gives the
 * same bytes, and the library keeps only the first.
 * @throws Aborted, ChildLost, NotYet, or whatever the pipeline says; then nothing was settled.
 */
export async function drawPanel(context: JobContext, job: DrawJob): Promise<void> {
  const { library } = context;
  const { serverId, panelId } = job;
  try {
    for (let more = true; more; ) more = await drawOnce(context, job);
  } catch (error) {
    if (!(error instanceof CannotDraw)) throw error;
    await library.panels.failed(serverId, panelId, explainOutcome(context.log, "CannotDraw", error.message));
  }
}

/** @returns whether the panel is to be drawn with another seed too */
async function drawOnce(context: JobContext, job: DrawJob): Promise<boolean> {
  const { library } = context;
  const { serverId, panelId } = job;
  const row = await library.panels.get(serverId, panelId);
  if (!row) return false;
  const parsed = drawingRequest.safeParse(row.request);
  if (!parsed.success) {
    context.log.error({ issues: parsed.error.issues }, "a panel's request cannot be read");
    throw new CannotDraw(remark("old-form"));
  }
  const request = parsed.data;
  const panel = await library.panels.start(serverId, panelId, request.steps);
  return panel !== null && (await draw(context, job, request));
}

async function draw(context: JobContext, job: DrawJob, request: DrawingRequest): Promise<boolean> {
  const { library, child } = context;
  const { serverId, panelId } = job;
  const photoPose = await photoPoseOf(context, job, request);
  const identities: Uint8Array[] = [];
  for (const slot of request.slots) {
    const character = await library.characters.get(serverId, slot.characterId);
    if (!character) {
      throw new CannotDraw(remark("character-gone"));
    }
    if (awaitsConsent(character))
      throw new CannotDraw(remark("not-agreed", { name: character.name, person: character.personName ?? "" }));
    identities.push(await identityFor(context, character, request.pack));
  }
  const withdrawn = new AbortController();
  const progress = throttledProgress(
    (step) => library.panels.progress(serverId, panelId, step),
    () => withdrawn.abort(),
  );
  const began = performance.now();
  const drawing = await child.call(
    "draw",
    { request, identities, photoPose, safety: await readSafety(library, serverId) },
    { signal: AbortSignal.any([context.signal, withdrawn.signal]), onStep: progress.step },
  );
  const milliseconds = Math.round(performance.now() - began);
  await progress.settled();
  if (drawing.picture) {
    const { picture } = drawing;
    const kept = await library.panels.drawn(serverId, panelId, { picture, seed: request.seed, milliseconds });
    return kept?.panel.status === "drawing";
  }
  await library.panels.refused(serverId, panelId, explainOutcome(context.log, "PictureRefused", drawing.refused));
  return false;
}

/**
 * Writes progress one write at a time and not more often than PROGRESS_EVERY, always the newest step. `withdrawn` is
 * called when the library says that the panel is no longer wanted.
 */
function throttledProgress(write: (step: number) => Promise<boolean>, withdrawn: () => void) {
  let newest: number | null = null;
  let resting = false;
  let over = false;
  let writing: Promise<void> = Promise.resolve();
  const next = (): void => {
    if (newest === null || resting || over) return;
    const step = newest;
    newest = null;
    resting = true;
    // A write that fails is only a number that nobody saw.
    writing = write(step)
      .catch(() => true)
      .then((wanted) => {
        if (!wanted) withdrawn();
        setTimeout(() => {
          resting = false;
          next();
        }, PROGRESS_EVERY);
      });
  };
  return {
    step(step: number): void {
      newest = step;
      next();
    },
    /** After this nothing is written any more. */
    async settled(): Promise<void> {
      over = true;
      await writing;
    },
  };
}
