import type { Colour } from "../../../drawing/colour.ts";
import { bright } from "../../light.ts";
import { ground } from "../parts/ground.ts";
import { turf } from "../parts/snow.ts";
import { isLamplit } from "../place.ts";
import { open } from "./shared.ts";

export const rooftop = open((s) => {
  const { ink } = s;
  const block = (x: number, y: number, w: number, colour: Colour) => {
    const lights = isLamplit(s) ? "#ffd98a" : bright(colour, 0.35);
    const d = Array.from({ length: Math.floor((180 - y) / 15) }, (_, row) =>
      [0.2, 0.58]
        .map((u, i) =>
          (row * 3 + i + x) % 4 === 0 ? "" : `M${x + w * u} ${y + 8 + row * 15}h${w * 0.2}v7h${-w * 0.2}Z`,
        )
        .join(""),
    ).join("");
    return ink.patch(`M${x} ${y}h${w}V196H${x}Z`, colour) + ink.shape(d, lights, { line: 0, selfLit: isLamplit(s) });
  };
  return (
    block(0, 96, 30, "#9fa9bf") +
    block(34, 70, 28, "#8b98b5") +
    block(66, 108, 34, "#a9b0c2") +
    block(104, 84, 26, "#93a0ba") +
    block(134, 112, 36, "#a3abc0") +
    block(174, 64, 30, "#8593b2") +
    block(208, 98, 50, "#9aa5bd") +
    ink.rect(-4, 176, 264, 12, "#b9684c", { line: 0.7 }) +
    ground(ink, [188, 188], turf(s, "#cf9a72")) +
    ink.stroke(
      "M0 202H256M0 220H256M0 242H256M24 188V202M84 188V202M150 188V202M214 188V202M54 202V220M120 202V220M184 202V220M244 202V220M20 220V242M96 220V242M166 220V242M230 220V242",
      "#b07a58",
      0.9,
    ) +
    ink.rect(10, 136, 34, 52, "#a85a44", { line: 0.7 }) +
    ink.rect(6, 130, 42, 9, "#8f4a3a", { line: 0.7 }) +
    ink.rect(15, 118, 9, 13, "#7a4438", { line: 0.6 }) +
    ink.rect(29, 118, 9, 13, "#7a4438", { line: 0.6 }) +
    ink.stroke("M226 188V140M212 146H240M216 154H236", "#5a5560", 1.8)
  );
});
