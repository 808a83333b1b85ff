import { circlePath, cornered, smooth, starPath } from "../../geometry.ts";
import { shadow } from "../../light.ts";
import { clothColours } from "../../palette.ts";
import { dome, type Hat, type Layers, strip } from "./hat.ts";

export function strawHat(hat: Hat): Layers {
  const { ink, x } = hat;
  const straw = "#e7c67c";
  return {
    back: ink.shape(circlePath(x - 0.6, -6.4, 18, 5), shadow(straw, 0.9), { bold: true }),
    front:
      ink.shape(dome(hat, 2.4, -5.4), straw, { bold: true, shade: 0.6 }) +
      ink.shape(strip(hat, -8, 3.2, 0.3), hat.colour, { line: 0.8 }) +
      ink.shape(
        smooth([
          [x - 18.2, -6.6],
          [x - 9, -5.6],
          [x, -5.3],
          [x + 9, -5.6],
          [x + 18, -6.8],
          [x + 12, -3],
          [x, -2],
          [x - 12, -3],
        ]),
        straw,
        { bold: true },
      ),
  };
}

export function wizardHat(hat: Hat): Layers {
  const { ink, x, colour } = hat;
  return {
    back: ink.shape(circlePath(x - 0.6, -6, 17.4, 4.6), shadow(colour, 0.9), { bold: true }),
    front:
      ink.shape(
        cornered(
          [
            [x - 10.8, -5.4],
            [x - 7, -14],
            [x - 2.4, -24],
            [x + 3.6, -31],
          ],
          [
            [x + 3.6, -31],
            [x + 4.6, -22],
            [x + 8, -13],
            [x + 10.8, -5.6],
          ],
          [
            [x + 10.8, -5.6],
            [x, -4],
            [x - 10.8, -5.4],
          ],
        ),
        colour,
        { bold: true, shade: 0.8 },
      ) +
      ink.shape(starPath(x - 0.6, -14.4, 3.2), "#f5cf5e", { line: 0.7 }) +
      ink.shape(starPath(x + 3.2, -21.6, 1.8), "#f5cf5e", { line: 0.6 }) +
      ink.shape(
        smooth([
          [x - 17.6, -6.2],
          [x - 9, -5.6],
          [x, -5],
          [x + 9, -5.6],
          [x + 17.4, -6.4],
          [x + 11, -2.8],
          [x, -1.8],
          [x - 11, -2.8],
        ]),
        colour,
        { bold: true },
      ),
  };
}

export function topHat(hat: Hat): Layers {
  const { ink, x, colour } = hat;
  return {
    back: "",
    front:
      ink.shape(
        cornered(
          [
            [x - 8.6, -6.6],
            [x - 9.4, -22.4],
          ],
          [
            [x - 9.4, -22.4],
            [x, -21.4],
            [x + 9.4, -22.4],
          ],
          [
            [x + 9.4, -22.4],
            [x + 8.6, -6.6],
          ],
          [
            [x + 8.6, -6.6],
            [x, -5.4],
            [x - 8.6, -6.6],
          ],
        ),
        colour,
        { bold: true, shade: 0.7 },
      ) +
      ink.shape(
        cornered(
          [
            [x - 8.7, -11],
            [x, -10],
            [x + 8.7, -11],
          ],
          [
            [x + 8.7, -11],
            [x + 8.6, -7.4],
            [x, -6.4],
            [x - 8.6, -7.4],
          ],
        ),
        colour === clothColours.red ? clothColours.navy : clothColours.red,
        { line: 0.8 },
      ) +
      ink.shape(
        smooth([
          [x - 14.4, -7.4],
          [x - 7, -6.6],
          [x, -6.2],
          [x + 7, -6.6],
          [x + 14.4, -7.4],
          [x + 9, -4.2],
          [x, -3.4],
          [x - 9, -4.2],
        ]),
        colour,
        { bold: true },
      ),
  };
}

export function rainHat(hat: Hat): Layers {
  const { ink, x, colour } = hat;
  return {
    back: "",
    front:
      ink.shape(dome(hat, 1.8, -5), colour, { bold: true, shade: 0.7 }) +
      ink.shape(
        smooth([
          [x - 10, -7],
          [x, -6],
          [x + 10, -7],
          [x + 15.4, 0.2],
          [x + 8, -2.2],
          [x, -2.6],
          [x - 8, -2.2],
          [x - 15.4, 0.2],
        ]),
        colour,
        { bold: true, shade: 0.4 },
      ),
  };
}
