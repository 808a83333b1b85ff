import type { Colour } from "../../../drawing/colour.ts";
import { circlePath, cornered, polygon } from "../../geometry.ts";
import { house, open, paving } from "./shared.ts";

export const market = open((s) => {
  const { ink } = s;
  const stall = (x: number, colour: Colour, fruit: [Colour, Colour]) => {
    const stripes = Array.from({ length: 5 }, (_, i) =>
      ink.shape(
        cornered(
          [
            [x + i * 16, 126],
            [x + i * 16 + 16, 126],
          ],
          [
            [x + i * 16 + 16, 126],
            [x + i * 16 + 17, 142],
          ],
          [
            [x + i * 16 + 17, 142],
            [x + i * 16 + 8, 147],
            [x + i * 16 - 1, 142],
          ],
          [
            [x + i * 16 - 1, 142],
            [x + i * 16, 126],
          ],
        ),
        i % 2 === 0 ? colour : "#f8f0df",
        { line: 0.5 },
      ),
    ).join("");
    const pile = (from: number, tint: Colour) =>
      ink.shape(
        [0, 1, 2, 3].map((i) => circlePath(from + i * 8, 176, 4.4)).join("") +
          [0, 1, 2].map((i) => circlePath(from + 4 + i * 8, 170, 4.4)).join(""),
        tint,
        { line: 0.5 },
      );
    return (
      ink.stroke(`M${x + 3} 200V130M${x + 77} 200V130`, "#8b5c40", 3) +
      ink.patch(`M${x + 3} 146h74v34h-74Z`, "#6b5560", 0.6) +
      pile(x + 10, fruit[0]) +
      pile(x + 46, fruit[1]) +
      ink.rect(x, 180, 80, 24, "#b98555", { line: 0.7 }) +
      ink.stroke(`M${x} 188H${x + 80}M${x} 196H${x + 80}`, "#946540", 0.9) +
      stripes
    );
  };
  return (
    house(s, 8, 170, 50, 84, "#e3c79c", "#9c5f4c") +
    house(s, 60, 170, 44, 104, "#c9a2a0", "#755a6c") +
    house(s, 152, 170, 44, 92, "#b6c4b0", "#7a6678") +
    house(s, 198, 170, 56, 78, "#efdcb4", "#b06a4c") +
    paving(s, 186, "#dccbb0") +
    ink.stroke("M0 96Q64 116 128 98T256 96", "#8b6a5a", 0.8) +
    ["#cd4638", "#f2c14d", "#35918c", "#ec8fac", "#4878c2", "#f2c14d", "#cd4638", "#35918c"]
      .map((colour, i) =>
        ink.patch(
          polygon([
            [16 + i * 30, 100 + (i % 2) * 6],
            [28 + i * 30, 101 + (i % 2) * 6],
            [22 + i * 30, 113 + (i % 2) * 6],
          ]),
          colour,
        ),
      )
      .join("") +
    stall(2, "#cd4638", ["#e8853a", "#6f9d50"]) +
    stall(174, "#35918c", ["#cd4638", "#f2c14d"])
  );
});
