import { setTimeout as sleep } from "node:timers/promises";
import { Resvg } from "@resvg/resvg-js";
import type { OpenPainter, Pose } from "../../src/jobs/painter.ts";
import { remark, safetyReasons } from "../../src/jobs/remarks.ts";
import { joints } from "../../src/pipeline/pose/skeleton.ts";

/**
 * A painter without models for tests of what people see: real PNGs with the panel's number of colours, and a step every
 * FAKE_STEP_MS. A photo whose last bytes are "no-face" has no face; a prompt with `refuse` is refused.
 */
export const openPainter: OpenPainter = async () => {
  const stepMs = Number(process.env.FAKE_STEP_MS ?? 40);
  const png = (svg: string): Uint8Array => new Uint8Array(new Resvg(svg).render().asPng());
  return {
    fingerprint: async ({ pack }) => `drawn ${pack}`,
    async readPhoto({ bytes, looksOnly }) {
      const faces = Buffer.from(bytes).subarray(-7).toString() === "no-face" ? 0 : 1;
      const usable = faces > 0 || looksOnly;
      const figure = png(figureSvg(bytes.length % 360));
      return { usable: true, faces, reference: usable ? bytes : null, preview: usable ? figure : null };
    },
    readClothes: async ({ bytes }) => ({ usable: true, reference: bytes, preview: png(figureSvg(200)) }),
    readPose: async () => ({ usable: true, pose: someone }),
    encode: async () => new Uint8Array(8),
    async draw({ request }, { signal, onStep }) {
      for (let step = 1; step <= request.steps; step++) {
        signal.throwIfAborted();
        await sleep(stepMs);
        await onStep(step, request.steps);
      }
      if (request.prompt.includes("refuse"))
        return { picture: null, refused: remark("panel-refused", { reason: safetyReasons.sexy }) };
      return { picture: png(sceneSvg(request.seed, request.width, request.height)), refused: null };
    },
  };
};

/** A pose of which all joints are at one place. */
const someone = Object.fromEntries(joints.map((joint) => [joint, [0.5, 0.5]])) as Pose;

const figureSvg = (hue: number) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 400" width="200" height="400"><rect width="200" height="400" fill="#fff"/>
  <path d="M50 390 L60 190 Q100 140 140 190 L150 390 Z" fill="hsl(${hue} 55% 55%)"/><circle cx="100" cy="100" r="62" fill="#e9b990"/>
  <path d="M38 100 Q40 30 100 32 Q160 30 162 100 Q140 60 100 66 Q60 60 38 100" fill="#5b3a29"/>
  <circle cx="78" cy="104" r="6"/><circle cx="122" cy="104" r="6"/><path d="M80 130 Q100 146 120 130" fill="none" stroke="#000" stroke-width="4"/></svg>`;

const sceneSvg = (seed: number, width: number, height: number) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="${width}" height="${height}" preserveAspectRatio="none">
  <rect width="100" height="100" fill="hsl(${seed % 360} 55% 84%)"/><circle cx="${15 + (seed % 70)}" cy="20" r="9" fill="#ffe29a"/>
  <path d="M0 62 Q25 45 50 60 T100 55 V100 H0 Z" fill="hsl(${(seed + 110) % 360} 38% 62%)"/><path d="M0 78 Q30 66 60 80 T100 74 V100 H0 Z" fill="hsl(${(seed + 140) % 360} 38% 48%)"/>
  <g transform="translate(${20 + (seed % 40)} 40)"><path d="M4 44 L7 18 Q13 12 19 18 L22 44 Z" fill="hsl(${(seed * 7) % 360} 60% 52%)"/><circle cx="13" cy="10" r="8" fill="#e9b990"/><path d="M5 9 Q6 1 13 1 T21 9 Q13 5 5 9" fill="#4a2f22"/></g></svg>`;
