import { button, el } from "./dom.ts";
import { texts } from "./texts.ts";

const place = el("div", { className: "notices", role: "alert" });
export const noticePlace = place;

/** Says what went wrong and what to do, until it is read. */
export function notice(text: string): void {
  const box = el(
    "div",
    { className: "notice" },
    el("div", { className: "notice-text" }, ...text.split("\n").map((line) => el("p", {}, line))),
    button({ className: "plain-icon", icon: "close", aria: { label: texts.dismiss } }, () => box.remove()),
  );
  place.replaceChildren(box);
}

export function clearNotice(): void {
  place.replaceChildren();
}
