import type { RgbImage } from "../../src/pipeline/index.ts";
import { render, rgb } from "../drawing/render.ts";
import { compose } from "../picture-book/compose.ts";
import type { Panel } from "../picture-book/panel.ts";
import { finish } from "../picture-book/render.ts";
import { leftToRight } from "./asked.ts";

/** The panel as the picture book draws it: what a model that had learned everything would draw. */
export function trueRender(panel: Panel, side: number): RgbImage {
  const data = rgb(render(compose(leftToRight(panel), side).svg));
  finish(data, side, panel.style);
  return { width: side, height: side, data };
}
