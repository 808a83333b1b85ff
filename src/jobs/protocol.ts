import type { Painter, PainterSettings } from "./painter.ts";

/**
 * What the supervisor and the drawing child say to each other over the channel of child_process.fork
 * (serialization "advanced": byte arrays travel as they are).
 */
export type ToChild =
  | { type: "open"; painterModule: string; settings: PainterSettings }
  | { type: "call"; id: number; method: PainterMethod; input: unknown }
  | { type: "abort"; id: number };

export type FromChild =
  | { type: "ready" }
  | { type: "result"; id: number; value: unknown }
  | { type: "error"; id: number; name: string; message: string }
  | { type: "step"; id: number; step: number; steps: number };

export type PainterMethod = keyof Painter;
export type InputOf<M extends PainterMethod> = Parameters<Painter[M]>[0];
export type ResultOf<M extends PainterMethod> = Awaited<ReturnType<Painter[M]>>;
