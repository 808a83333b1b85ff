import type { ApiError } from "./api.ts";
import { button, el } from "./dom.ts";
import { texts } from "./texts.ts";

const place = el("div", { className: "notices", role: "alert" });
export const noticePlace = place;

/** What went wrong and what to do, one paragraph a line, and what the server's log calls it. */
export function problemElements({ message, note }: Pick<ApiError, "message" | "note">): HTMLElement[] {
  const lines = message.split("\n").map((line) => el("p", {}, line));
  return note ? [...lines, el("small", {}, note)] : lines;
}

/** Says what went wrong and what to do, until it is read. */
export function notice(error: ApiError): void {
  const box = el(
    "div",
    { className: "notice" },
    el("div", { className: "notice-text" }, ...problemElements(error)),
    button({ className: "plain-icon", icon: "close", aria: { label: texts.dismiss } }, () => box.remove()),
  );
  place.replaceChildren(box);
}

export function clearNotice(): void {
  place.replaceChildren();
}
