import type { Thing } from "../thing.ts";

export const telephone: Thing = {
  draw: (ink) =>
    ink.rect(-2.7, -9.6, 5.4, 10.6, "#3c3842", { round: 1 }) +
    ink.rect(-2, -8.4, 4, 7.4, "#bfe0e6", { round: 0.4, line: 0, selfLit: true }),
};
