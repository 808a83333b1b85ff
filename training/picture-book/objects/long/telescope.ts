import type { Thing } from "../thing.ts";

export const telescope: Thing = {
  pointing: true,
  draw: (ink) =>
    `<g transform="rotate(-12)">${ink.rect(-4, -2.2, 9, 4.4, "#8b5c40", { round: 0.6 })}${ink.rect(4.4, -2.8, 8.6, 5.6, "#d9a53f", { round: 0.6 })}${ink.rect(12.4, -3.4, 3, 6.8, "#8b5c40", { round: 0.6 })}</g>`,
};
