import type { View } from "../../facing.ts";
import { cap, curtains, mass } from "../shapes.ts";
import { type HairParts, parts } from "./parts.ts";

export const bob = (view: View): HairParts =>
  parts([cap(view, 1.5, "parted") + curtains(view, 9.6, 0.5)], [mass(view, 10.4, 0.6, 0.6)], { ears: true });

export const fringe = (view: View): HairParts =>
  parts([cap(view, 1.3, "fringe") + curtains(view, 15, 0.1)], [mass(view, 22, 0.1, 0.2)], { ears: true });

export const wavy = (view: View): HairParts =>
  parts([cap(view, 1.8, "centre") + curtains(view, 16, 1.1)], [mass(view, 21, 1.4, 1)], { ears: true });

export const long = (view: View): HairParts =>
  parts([cap(view, 1.2, "centre") + curtains(view, 19, 0.2)], [mass(view, 27, 0.3)], { ears: true });
