import { appendFileSync, existsSync, writeFileSync } from "node:fs";
import { Worker } from "node:worker_threads";
import type { OpenPainter, Pose } from "../../src/jobs/painter.ts";
import { photoProblems, remark, safetyReasons } from "../../src/jobs/remarks.ts";
import { joints } from "../../src/pipeline/pose/skeleton.ts";

/**
 * A painter without models for tests of the jobs: it blocks the event loop for FAKE_STEP_MS in every step, as inference
 * does, and its pictures are the bytes of what it was asked. Words in a prompt make it misbehave:
 * `refuse`; `suggestive` (refused on a strict server); `crash` (kills itself in the second step); `crash-once:FILE` (only while FILE does not exist); `hang` (a step
 * without end). A photo's bytes are text: `faces=N`, `broken`, `refuse`, `crash`; of a pose `nobody`, `crash-once:FILE`,
 * `wait-for:FILE` (until FILE exists). FAKE_LOG names a file that gets a line for every panel begun and finished and for
 * every pose read. FAKE_CORES keeps that many cores busy, as inference does.
 */
export const openPainter: OpenPainter = async () => {
  const stepMs = Number(process.env.FAKE_STEP_MS ?? 10);
  const encoder = process.env.FAKE_ENCODER ?? "fake-encoder";
  const cores = Number(process.env.FAKE_CORES ?? 0);
  const block = (ms: number): void => {
    const end = Date.now() + ms;
    if (cores === 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
    else while (Date.now() < end);
  };
  for (let i = 1; i < cores; i++) new Worker("for (;;);", { eval: true });
  const note = (line: string): void => {
    if (process.env.FAKE_LOG) appendFileSync(process.env.FAKE_LOG, `${line}\n`);
  };
  const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString();
  const bytes = (value: string): Uint8Array => new Uint8Array(Buffer.from(value));

  const reason = { reason: safetyReasons.sexy };
  const photoRefused = remark("photo-refused", reason);
  const refused = (said: string, safety: string) =>
    said.includes("refuse") || (safety === "strict" && said.includes("suggestive"));

  return {
    fingerprint: async ({ pack }) => `${encoder} ${pack}`,
    async readPhoto({ bytes: photo, looksOnly, safety }) {
      const said = text(photo);
      if (said.includes("crash")) process.kill(process.pid, "SIGKILL");
      if (said.includes("broken")) return { usable: false, problem: photoProblems.damaged };
      if (refused(said, safety)) return { usable: false, problem: photoRefused };
      const faces = Number(/faces=(\d+)/.exec(said)?.[1] ?? 1);
      const usable = faces > 0 || looksOnly;
      const reference = usable ? bytes(`reference of ${said}${looksOnly ? " looks" : ""}`) : null;
      return { usable: true, faces, reference, preview: usable ? bytes(`preview of ${said}`) : null };
    },
    async readClothes({ bytes: picture, safety }) {
      if (refused(text(picture), safety)) return { usable: false, problem: photoRefused };
      return { usable: true, reference: picture, preview: picture };
    },
    async readPose({ bytes: picture }) {
      note(`read ${process.pid} ${text(picture)}`);
      const once = /crash-once:(\S+)/.exec(text(picture))?.[1];
      if (once && !existsSync(once)) {
        writeFileSync(once, "");
        process.kill(process.pid, "SIGKILL");
      }
      const awaited = /wait-for:(\S+)/.exec(text(picture))?.[1];
      while (awaited && !existsSync(awaited)) block(20);
      if (text(picture).includes("nobody")) return { usable: false, problem: photoProblems.nobody };
      const places = joints.map((joint) => [joint, joint === "neck" ? [0.5, text(picture).length] : null]);
      return { usable: true, pose: Object.fromEntries(places) as Pose };
    },
    async encode({ references, main, clothes, faceOnly }) {
      const worn = `${faceOnly ? ", face only" : ""}${clothes ? `, in ${text(clothes)}` : ""}`;
      return bytes(`${encoder}: ${references.map(text).join(" + ")}, main ${main}${worn}`);
    },
    async draw({ request, identities, photoPose, safety }, { signal, onStep }) {
      note(`begin ${process.pid} ${request.prompt}`);
      for (let step = 1; step <= request.steps; step++) {
        signal.throwIfAborted();
        block(stepMs);
        const once = /crash-once:(\S+)/.exec(request.prompt)?.[1];
        if (step === 2 && (once ? !existsSync(once) : request.prompt.includes("crash"))) {
          if (once) writeFileSync(once, "");
          process.kill(process.pid, "SIGKILL");
        }
        if (request.prompt.includes("hang")) block(600_000);
        await onStep(step, request.steps);
      }
      note(`end ${process.pid} ${request.prompt}`);
      if (refused(request.prompt, safety)) return { picture: null, refused: remark("panel-refused", reason) };
      return {
        picture: bytes(JSON.stringify({ request, identities: identities.map(text), photoPose })),
        refused: null,
      };
    },
  };
};
