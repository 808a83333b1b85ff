import type { Token } from "./mentions.ts";
import type { Speech } from "./types.ts";

type Mention = Extract<Token, { type: "mention" }>;

/** What is left of a panel for the prompt once speech and captions are out. */
export type Piece = { type: "text"; text: string } | Mention;

const captionLabels = /(?:^|[\s.!?])(?:caption|narrator|narration|text)$/iu;

/**
 * Takes speech (`name: "..."`) and captions (a quoted text by itself) out of a panel.
 * A speaker stays in the prompt where the sentence goes on after the speech (`Bob: "No!" runs in`), and where nothing
 * else in the panel names the speaker, who after all is in the picture.
 * @returns silent: who stays for that reason alone
 */
export function takeSpeech(tokens: readonly Token[]): { pieces: Piece[]; speech: Speech[]; silent: Set<Piece> } {
  const speech: Speech[] = [];
  const pieces: Piece[] = [];
  const silent = new Set<Piece>();
  const speakers = new Set<number>();
  tokens.forEach((token, index) => {
    if (token.type === "quote" && speakerOf(tokens, index)) speakers.add(index - 2);
  });
  tokens.forEach((token, index) => {
    if (token.type === "quote") {
      const other = speakerOf(tokens, index) ? null : takeOtherSpeaker(pieces, beginsSentence(tokens, index - 1));
      const speaker = speakerOf(tokens, index)?.member.name ?? other;
      if (token.text !== "") speech.push({ speaker, text: token.text });
    } else if (token.type === "mention" && speakers.has(index)) {
      if (goesOn(tokens, index + 2)) {
        pieces.push(token);
        return;
      }
      takeArticle(pieces);
      if (!namedElsewhere(tokens, index, speakers)) {
        silent.add(token);
        pieces.push(token, { type: "text", text: ", " });
      }
    } else if (!(token.type === "text" && speakers.has(index - 1))) {
      pieces.push(token);
    }
  });
  return { pieces, speech, silent };
}

/** The mention that a colon ties to the quotation at this index. */
function speakerOf(tokens: readonly Token[], quote: number): Mention | null {
  const colon = tokens[quote - 1];
  const speaker = tokens[quote - 2];
  const tied = colon?.type === "text" && /^\s*[:：]\s*$/u.test(colon.text);
  return tied && speaker?.type === "mention" ? speaker : null;
}

/** Whether the sentence goes on after the quotation, so that the speaker is its subject. */
function goesOn(tokens: readonly Token[], quote: number): boolean {
  const next = tokens[quote + 1];
  if (next?.type !== "text" || announcesOther(tokens, quote + 1, next.text)) return false;
  return /^[\s,;–—-]*[\p{Ll}\p{Lo}]/u.test(next.text);
}

/** Whether the text at this index is "the old man: " before a quotation, or "the " before a name that speaks. */
function announcesOther(tokens: readonly Token[], index: number, text: string): boolean {
  if (speakerOf(tokens, index + 3)) return /^\s*(?:an?|the)\s*$/iu.test(text);
  return tokens[index + 1]?.type === "quote" && /^\s*(?:an?|the) [^.!?,;:：]+[:：]\s*$/iu.test(text);
}

/** Whether the text at this index is the first of its sentence: it opens the panel, or follows a quotation that ends one. */
function beginsSentence(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1];
  return !before || (before.type === "quote" && !(speakerOf(tokens, index - 1) && goesOn(tokens, index - 1)));
}

/** An article before a name that is taken out goes with it. */
function takeArticle(pieces: readonly Piece[]): void {
  const last = pieces.at(-1);
  if (last?.type === "text") last.text = last.text.replace(/(?<!\p{L})(?:an?|the)\s+$/iu, "");
}

function namedElsewhere(tokens: readonly Token[], index: number, speakers: ReadonlySet<number>): boolean {
  const { member } = tokens[index] as Mention;
  return tokens.some((token, other) => {
    if (other === index || token.type !== "mention" || token.member.id !== member.id) return false;
    return !speakers.has(other) || goesOn(tokens, other + 2) || other < index;
  });
}

/**
 * The speaker that is no character ("the old man: "..."), as written: up to three words with which a sentence begins.
 * Takes the colon, and words that only announce a caption, out of the last piece.
 * @param begins whether that piece begins a sentence
 */
function takeOtherSpeaker(pieces: readonly Piece[], begins: boolean): string | null {
  const last = pieces.at(-1);
  if (last?.type !== "text" || !/[:：]\s*$/u.test(last.text)) return null;
  const clause = last.text.replace(/\s*[:：]\s*$/u, "");
  if (captionLabels.test(clause)) {
    last.text = clause.replace(captionLabels, "");
    return null;
  }
  last.text = `${clause} `;
  const words = (clause.match(/[^.!?,;]*$/u)?.[0] ?? "").trim().replace(/^(?:an?|the) /iu, "");
  const isName = words !== "" && words.split(/\s+/u).length <= 3 && (begins || /[.!?]/u.test(clause));
  return isName ? words : null;
}
