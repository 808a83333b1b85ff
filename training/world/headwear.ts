import { darken, lighten } from "../drawing/colour.ts";
import type { Character } from "./characters.ts";
import { starPath } from "./garments.ts";
import type { Ink } from "./ink.ts";
import { clothColours } from "./palette.ts";

/** Hats in head coordinates (the head is a circle of radius 10 around the origin). `back` lies behind the head. */
export function drawHeadwear(ink: Ink, character: Character, shift: number): { back: string; front: string } {
  const colour = clothColours[character.headwearColour];
  const dark = darken(colour, 0.22);
  const light = lighten(colour, 0.35);
  const side = shift < 0 ? -1 : 1;
  const front = (content: string) => ({ back: "", front: content });
  const dome = "M-11 -3.4C-11.6 -10 -6.6 -14.6 0 -14.6C6.6 -14.6 11.6 -10 11 -3.4Q0 -6.6 -11 -3.4Z";
  switch (character.headwear) {
    case "none":
      return { back: "", front: "" };
    case "cap":
      return front(
        ink.path(dome, colour, { shade: true }) +
          ink.path(
            `M${-8.6 * side} -4.4Q${2 * side} -7.4 ${10 * side} -5.2C${14.6 * side} -4.6 ${17 * side} -2.6 ${16.4 * side} -1.4C${10 * side} -3 ${0} -4 ${-8.6 * side} -2.4Z`,
            dark,
          ) +
          ink.circle(0, -14.6, 1.1, dark, { line: 0.6 }),
      );
    case "beanie":
      return front(
        ink.circle(0, -15.6, 3, light, { line: 0.8 }) +
          ink.path(dome, colour, { shade: true }) +
          ink.path("M-11.6 -2.4Q0 -6 11.6 -2.4L11.4 -6.4Q0 -10.2 -11.4 -6.4Z", light, { line: 0.9 }),
      );
    case "straw hat":
      return front(
        ink.ellipse(0, -5, 18.4, 4.6, "#e9c878", { shade: true }) +
          ink.path("M-9.6 -6C-9.6 -12 -6 -15.4 0 -15.4C6 -15.4 9.6 -12 9.6 -6Q0 -3 -9.6 -6Z", "#efd48c", {
            shade: true,
          }) +
          ink.path("M-9.8 -6Q0 -3 9.8 -6L9.5 -8.8Q0 -5.8 -9.5 -8.8Z", colour, { line: 0.7 }),
      );
    case "wizard hat":
      return front(
        ink.path(
          "M-9.6 -5.4C-6.6 -12 -4 -20 1 -25.4C3.4 -27 7 -25.4 8.4 -22.6C6 -23 5 -22 5.4 -19.6C6.4 -14 8.6 -9 9.6 -5.4Q0 -2.4 -9.6 -5.4Z",
          colour,
          { shade: true },
        ) +
          ink.path(starPath(-1.2, -12, 2.5), "#f6d365", { line: 0.5 }) +
          ink.path(starPath(3.4, -17.4, 1.6), "#f6d365", { line: 0.4 }) +
          ink.path("M-16 -3C-10 -8.4 10 -8.4 16 -3C10 -0.8 -10 -0.8 -16 -3Z", darken(colour, 0.1)) +
          ink.stroke("M-9.2 -6.2Q0 -3.4 9.2 -6.2", "#f6d365", 1.6),
      );
    case "crown":
      return front(
        ink.path("M-8.6 -6.6L-10 -15L-5 -11.4L0 -17L5 -11.4L10 -15L8.6 -6.6Q0 -3.8 -8.6 -6.6Z", "#f4c84e", {
          shade: true,
        }) +
          ink.circle(0, -8.4, 1.5, "#d64a3c", { line: 0.5 }) +
          ink.circle(-5.2, -8.8, 1, "#4b7ccb", { line: 0.4 }) +
          ink.circle(5.2, -8.8, 1, "#4b7ccb", { line: 0.4 }),
      );
    case "helmet":
      return front(
        ink.path("M-11.6 -1.6C-12.6 -10 -7 -15.4 0 -15.4C7 -15.4 12.6 -10 11.6 -1.6Q0 -6 -11.6 -1.6Z", colour, {
          shade: true,
        }) +
          ink.path("M-2.4 -15.2Q0 -16.4 2.4 -15.2L2.2 -4.4Q0 -4.8 -2.2 -4.4Z", light, { line: 0.6 }) +
          ink.stroke("M-12 -1.6Q0 -6 12 -1.6", dark, 1.8),
      );
    case "top hat":
      return front(
        ink.path("M-7.6 -6L-8.4 -19Q0 -21 8.4 -19L7.6 -6Q0 -3.6 -7.6 -6Z", colour, { shade: true }) +
          ink.path(
            "M-7.8 -9.4Q0 -7 7.8 -9.4L7.6 -6Q0 -3.6 -7.6 -6Z",
            character.headwearColour === "red" ? "#35466f" : "#d64a3c",
            { line: 0.6 },
          ) +
          ink.ellipse(0, -5.4, 12.6, 2.8, dark),
      );
    case "beret":
      return front(
        ink.path(
          "M-11.4 -4.4C-14 -10 -8 -14.8 1.6 -14.4C10 -14 14.6 -9.4 11.4 -4.6C6 -7.4 -5 -7.6 -11.4 -4.4Z",
          colour,
          { shade: true },
        ) + ink.stroke("M1 -14.4L2 -16.6", dark, 1.4),
      );
    case "bow":
      return front(
        ink.path("M0 -11.4C-3 -16.4 -9.4 -15.4 -8.6 -10.8C-8.2 -7.4 -3 -8 0 -11.4Z", colour, { shade: true }) +
          ink.path("M0 -11.4C3 -16.4 9.4 -15.4 8.6 -10.8C8.2 -7.4 3 -8 0 -11.4Z", colour, { shade: true }) +
          ink.circle(0, -11.4, 1.9, dark, { line: 0.7 }),
      );
    case "headband":
      return front(ink.path("M-11 -2.6Q0 -9.4 11 -2.6L10.9 -5.8Q0 -12.4 -10.9 -5.8Z", colour, { line: 0.9 }));
    case "flower wreath": {
      const petals = ["#ee92b0", "#f8f1e4", "#f3c44e", "#ee92b0", "#f8f1e4", "#d64a3c", "#f3c44e"];
      return front(
        ink.stroke("M-10.8 -4Q0 -12 10.8 -4", "#5c9c57", 2.6) +
          petals
            .map((petal, i) => {
              const x = -10 + i * 3.34;
              const y = -4.6 - (1 - (x / 10.8) ** 2) * 4;
              return ink.circle(x, y, 2.1, petal, { line: 0.6 }) + ink.circle(x, y, 0.8, "#e9a23b", { line: 0 });
            })
            .join(""),
      );
    }
    case "rain hat":
      return {
        back: ink.ellipse(0, -1.4, 15.4, 6, dark),
        front:
          ink.path(
            "M-15 -1.2C-13 -4.6 -11 -5 -10.4 -8C-9 -13 -5 -15 0 -15C5 -15 9 -13 10.4 -8C11 -5 13 -4.6 15 -1.2Q0 -7.4 -15 -1.2Z",
            colour,
            { shade: true },
          ) + ink.stroke("M-10.6 -6.4Q0 -10.6 10.6 -6.4", light, 1.2),
      };
  }
}
