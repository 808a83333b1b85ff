import { drawBrows } from "./brows.ts";
import { drawEyes } from "./eyes.ts";
import type { Face } from "./face.ts";
import { drawMouth } from "./mouth.ts";
import { drawNose } from "./nose.ts";
import { drawCheeks, drawFreckles, drawWrinkles } from "./skin.ts";

/** Everything between chin and brows, without what grows there. */
export function drawFace(face: Face): { under: string; mouth: string; over: string } {
  return {
    under: drawCheeks(face) + drawFreckles(face) + drawWrinkles(face),
    mouth: drawMouth(face),
    over: drawNose(face) + drawEyes(face) + drawBrows(face),
  };
}
