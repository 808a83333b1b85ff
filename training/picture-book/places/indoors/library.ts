import { bookshelf, rug, table } from "../parts/furniture.ts";
import { pendant } from "../parts/lamps.ts";
import { arch, room } from "../parts/walls.ts";
import { beam, window } from "../parts/windows.ts";
import { inside } from "./shared.ts";

export const library = inside((s) => {
  const { ink } = s;
  return (
    room(s, "#7d5a4a", "#a8714a", 184) +
    bookshelf(s, 4, 10, 74, 172, 5, "#8b5c40") +
    bookshelf(s, 178, 10, 74, 172, 5, "#8b5c40") +
    ink.rect(84, 8, 88, 176, "#93694f", { line: 0.5 }) +
    ink.shape(arch(96, 26, 64, 94), "#f3ead9", { line: 0.8 }) +
    window(s, 104, 46, 48, 70) +
    beam(s, 104, 116, 48, 196) +
    ink.stroke("M60 184L78 30M70 184L88 30M62 164h10M64 140h10M67 116h10M70 92h10M73 68h10", "#c9935c", 2.2) +
    pendant(s, 128, 10, "#5f8f5a") +
    table(s, 88, 160, 80, 26, "#a5724a") +
    ink.rect(98, 148, 22, 5, "#b5483a", { line: 0.5 }) +
    ink.rect(100, 143, 20, 5, "#3f7f86", { line: 0.5 }) +
    ink.rect(97, 138, 22, 5, "#e0b566", { line: 0.5 }) +
    ink.circle(150, 144, 8, "#6fa5b5", { line: 0.6 }) +
    ink.stroke("M150 152V156", "#8b5c40", 2) +
    rug(s, 128, 226, 100, 20, "#a8483f", "#d9a95e")
  );
});
