import type { Ink } from "../ink.ts";

/** A thing that people hold: drawn about the hand (or between both hands), in hundredths of a grown-up, y down. */
export interface Thing {
  draw: (ink: Ink) => string;
  /** Points where the hand points, with the forearm along x; others stand upright. */
  pointing?: boolean;
}
