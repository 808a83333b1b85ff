import type { Panel, Take } from "./types.ts";

/** The take of a panel that people see; undefined before it was drawn. */
export function shownTake({ takes, chosenTake }: Pick<Panel, "takes" | "chosenTake">): Take | undefined {
  return takes.find(({ number }) => number === chosenTake) ?? takes.at(-1);
}
