import { awaitsConsent, type Character, type Photo } from "../library/index.ts";
import { actionFor } from "./command.ts";
import type { Services } from "./context.ts";
import { errorNote } from "./error-note.ts";
import { keptWord } from "./kept.ts";
import type { Draft, Picture } from "./message.ts";
import { remarkText } from "./remark-text.ts";
import { say, type Text, type Translate } from "./texts/index.ts";

/** What everybody may see of a character: nothing before the person whom it shows has agreed. */
export async function shownCutOuts(services: Services, character: Character): Promise<Picture<Text>[]> {
  return awaitsConsent(character) ? [] : cutOuts(services, character);
}

/** The cut-outs of a character, the main photo's first, its clothes last. */
export async function cutOuts(services: Services, character: Character): Promise<Picture<Text>[]> {
  const photos = await services.library.photos.list(character.serverId, character.id);
  const mainFirst = (a: Photo, b: Photo) => Number(b.isMain) - Number(a.isMain) || a.position - b.position;
  return photos.sort(mainFirst).flatMap(({ previewKey, shows }) => {
    const { name } = character;
    const alt: Text = (t) => t(shows === "clothes" ? "character.clothes" : "character.cut-out", { name });
    return previewKey ? [{ file: previewKey, alt }] : [];
  });
}

/** How far a character is, in a message that can stand in place of an earlier one. */
export async function statusMessage(services: Services, character: Character): Promise<Draft> {
  const { name, id } = character;
  const note = errorNote(character.errorId);
  const person = character.personName ?? "";
  const remark = (t: Translate) => say(remarkText(character.statusText), t);
  const label: Text = (t) => t("character.button.remove");
  const remove = { label, action: actionFor("character remove", "ask", id), weight: "danger" as const };
  switch (character.status) {
    case "encoding":
      return {
        text: (t) => t("character.looking", { name }),
        progress: { label: (t) => t("character.reading", { name }), share: null },
      };
    case "ready":
      return {
        ...{ tone: "success", ...note },
        text: (t) =>
          [
            awaitsConsent(character) ? t("character.ready-waits", { name, person }) : t("character.ready", { name }),
            remark(t),
          ]
            .filter(Boolean)
            .join("\n"),
        pictures: await cutOuts(services, character),
      };
    case "no-face":
      return {
        ...{ tone: "error", ...note },
        text: (t) => remark(t) || t("character.no-face", { name }),
        buttons: [
          {
            label: (t) => t("character.button.keep-looks"),
            action: actionFor("character add", "looks", id),
            weight: "primary",
          },
          remove,
        ],
      };
    case "failed":
      return {
        ...{ tone: "error", ...note },
        text: (t) => t("character.failed", { name, why: remark(t) || t("character.unreadable") }),
        buttons: [remove],
      };
  }
}

/** One word or two on a character's status, for lists. */
export function statusWord(character: Character): Text {
  const { status } = character;
  const kept = keptWord(character);
  const person = character.personName ?? "";
  if (awaitsConsent(character)) return (t) => t("status.waits", { person });
  if (status === "ready" && kept) return (t) => t("status.ready-kept", { kept: say(kept, t) });
  return (t) => t(`status.${status}`);
}
