import { actionFor } from "./command.ts";
import type { Draft } from "./message.ts";
import { type Language, say, type Text } from "./texts/index.ts";

/** Stored with the character: which wording was agreed to, and in which language. Changes whenever the texts do. */
export const consentWording = (language: Language): string => `2026-11-23 ${language}`;

/** What is agreed to in a form, together with everything else: who is shown, what is kept of it, and for how long. */
export const consentTerms: Text = (t) =>
  [t("consent.terms", { whose: t("consent.whose") }), t("consent.kept")].join("\n");

/** Asks for the consent before anything is stored. */
export function consentQuestion(name: Text, pendingId: string): Draft {
  return {
    text: (t) =>
      [
        t("consent.question", { name: say(name, t), whose: t("consent.whose") }),
        t("consent.kept"),
        t("consent.until"),
      ].join("\n"),
    buttons: [
      {
        label: (t) => t("consent.button.yes"),
        action: actionFor("character add", "consent", pendingId),
        weight: "primary",
      },
      { label: (t) => t("consent.button.no"), action: actionFor("character add", "decline", pendingId) },
    ],
  };
}

/** Tells the same to somebody who confirmed it with the command, unasked. */
export function withConsentNotice(message: Draft): Draft {
  return { ...message, text: (t) => `${say(message.text, t)}\n${t("consent.kept")}` };
}
