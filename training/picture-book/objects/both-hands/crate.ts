import { shadow } from "../../light.ts";
import type { Thing } from "../thing.ts";

export const crate: Thing = {
  draw: (ink) =>
    ink.rect(-10, -8, 20, 14, "#c3935a", { shade: 0.5 }) +
    ink.stroke("M-10 -3.4H10M-10 1.4H10M-7.4 -8V6M7.4 -8V6", shadow("#c3935a", 1.6), 0.9),
};
