import { cornered, polygon, smooth } from "../../geometry.ts";
import { shadow } from "../../light.ts";
import { arch } from "../parts/walls.ts";
import { beam, window } from "../parts/windows.ts";
import { inside } from "./shared.ts";

export const castleHall = inside((s) => {
  const { ink } = s;
  const stone = "#a9a0a4";
  const bannerShape = (x: number, colour: string) =>
    ink.shape(
      polygon([
        [x, 30],
        [x + 26, 30],
        [x + 26, 92],
        [x + 13, 104],
        [x, 92],
      ]),
      colour,
      { line: 0.7 },
    ) +
    ink.shape(
      smooth([
        [x + 13, 46],
        [x + 20, 56],
        [x + 13, 70],
        [x + 6, 56],
      ]),
      "#f0c65a",
      { line: 0.4 },
    );
  const fire = (x: number) =>
    ink.glow(x, 92, 40, "#ffb84d", 0.6) +
    ink.stroke(`M${x} 112V98`, "#5a4238", 3) +
    ink.shape(
      smooth([
        [x, 82],
        [x + 5, 92],
        [x, 99],
        [x - 5, 92],
      ]),
      "#ffb43f",
      { selfLit: true, line: 0 },
    );
  return (
    ink.patch("M0 0H256V182H0Z", stone) +
    ink.stroke(
      "M0 30H256M0 64H256M0 98H256M0 132H256M40 0V30M120 0V30M200 0V30M10 30V64M80 30V64M170 30V64M240 30V64M50 64V98M206 64V98M20 98V132M236 98V132M60 132V182M196 132V182",
      shadow(stone, 0.7),
      1,
    ) +
    ink.patch("M0 182H256V256H0Z", "#8d7f86") +
    ink.stroke(
      "M0 200H256M0 224H256M50 182L20 256M206 182L236 256M100 182L84 256M156 182L172 256",
      shadow("#8d7f86", 0.9),
      1,
    ) +
    ink.shape(arch(98, 22, 60, 86), "#cfc6c0", { line: 0.8 }) +
    window(s, 106, 42, 44, 62, "#cfc6c0") +
    beam(s, 106, 104, 44, 194) +
    bannerShape(30, "#b5423a") +
    bannerShape(200, "#3f5f94") +
    fire(78) +
    fire(178) +
    ink.patch(
      polygon([
        [92, 182],
        [164, 182],
        [206, 262],
        [50, 262],
      ]),
      "#a8383a",
    ) +
    ink.stroke("M98 182L60 262M158 182L196 262", "#e0b04f", 2.4) +
    ink.shape(
      cornered(
        [
          [106, 184],
          [104, 128],
        ],
        [
          [104, 128],
          [114, 118],
          [128, 110],
          [142, 118],
          [152, 128],
        ],
        [
          [152, 128],
          [150, 184],
        ],
        [
          [150, 184],
          [106, 184],
        ],
      ),
      "#d9a53f",
      { line: 0.8 },
    ) +
    ink.shape(
      smooth([
        [112, 136],
        [128, 124],
        [144, 136],
        [144, 164],
        [112, 164],
      ]),
      "#a8383a",
      { line: 0.6 },
    ) +
    ink.rect(102, 162, 52, 12, "#e3b95a", { line: 0.7 })
  );
});
