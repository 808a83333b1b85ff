import { handlings } from "../picture-book/actions/handlings.ts";
import type { Meeting } from "../picture-book/actions/meetings.ts";
import { progressive, singular } from "../picture-book/captions/grammar.ts";
import { moodVerbs, moodWords } from "../picture-book/captions/people.ts";
import { placeWords, timeOptions, timeWords } from "../picture-book/captions/scene.ts";
import { names } from "../picture-book/captions/script.ts";
import type { Vocabulary } from "../picture-book/captions/wording.ts";
import type { ThingName } from "../picture-book/objects/index.ts";
import type { Panel, Person } from "../picture-book/panel.ts";

/**
 * What the script of a panel states: its writer leaves out what is usual. In the held-out vocabulary only that counts
 * which is said in words that no training caption has; for some things there are none.
 */
export interface Script {
  text: string;
  vocabulary: Vocabulary;
}

/** The wordings of a vocabulary, without the mark of those that are held out. */
function ofVocabulary(wordings: readonly string[], vocabulary: Vocabulary): string[] {
  return wordings
    .filter((wording) => wording.startsWith("~") === (vocabulary === "held-out"))
    .map((wording) => wording.replace("~", ""));
}

const saysOne = ({ text, vocabulary }: Script, wordings: readonly string[]): boolean =>
  ofVocabulary(wordings, vocabulary).some((wording) => text.includes(wording));

/** The options of a script: what stands in brackets. */
const options = (text: string): string[] =>
  [...text.matchAll(/\[([^\]]*)\]/g)].flatMap(([, inside]) => inside!.split(", "));

export const saysPlace = (script: Script, { place }: Panel): boolean => saysOne(script, placeWords[place]!.split("|"));

export const saysTime = (script: Script, { time }: Panel): boolean =>
  saysOne(script, timeWords[time].split("|")) ||
  (script.vocabulary === "training" && timeOptions[time].some((word) => options(script.text).includes(word)));

/** Whoever finds somebody asleep holds a lantern in the picture book; no wording says so. */
const unsaid: ThingName = "lantern";

/** Whether the text says what the panel's i-th person does. */
export function saysAction(script: Script, panel: Panel, i: number): boolean {
  if (panel.meeting) return saysMeeting(script, panel.meeting, i);
  const verbs = ofVocabulary(panel.actions[i]!.verbs, script.vocabulary);
  const idle = panel.actions.every(({ pose, object }) => pose === "standing" && !object);
  if (!idle) return verbs.length > 0;
  // Of people who only stand it may give nothing but the names.
  return verbs.some((verb) => [verb, singular(verb), progressive(verb)].some((form) => script.text.includes(form)));
}

/** Who is named first acts; of the other one the text says something only where both do it ("Ada and Bob dance"). */
function saysMeeting({ text, vocabulary }: Script, { verbs, object, poses }: Meeting, i: number): boolean {
  if (ofVocabulary(verbs, vocabulary).length === 0) return false;
  if (i === 0) return object !== unsaid;
  return poses[1] === "sleeping" || text.includes(` and ${names[1]}`) || text.includes(` while ${names[1]}`);
}

/** Whether the text says what somebody holds, by its name or by a verb that needs it. */
export function saysObject(script: Script, { meeting }: Panel, { doing: { object } }: Person): boolean {
  if (object === null || (meeting && object === unsaid)) return false;
  if (script.vocabulary === "training") return true;
  return saysOne(
    script,
    handlings[object].flatMap(({ nouns }) => nouns),
  );
}

/** Whether the text says how somebody feels: what is not happy is always said, what is happy sometimes. */
export function saysExpression(script: Script, { doing: { expression } }: Person): boolean {
  if (expression !== "happy") return true;
  return [...moodWords.happy.split("|"), ...moodVerbs.happy.split("|")].some((words) =>
    script.text.includes(words.replace("~", "")),
  );
}

/** Whether the text says of anybody where to stand. */
export const saysSide = ({ text }: Script): boolean => /\((?:on the )?(?:left|middle|right)\)/.test(text);
