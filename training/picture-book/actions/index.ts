import type { ThingName } from "../objects/index.ts";
import type { PoseName } from "../people/poses/index.ts";
import { handlings } from "./handlings.ts";

/** What one person does: how it is drawn and how people write it, in the base form ("wave hello"). */
export interface Action {
  pose: PoseName;
  object?: ThingName;
  /** Base forms; one that begins with ~ is never in a training caption. */
  verbs: readonly string[];
  weight: number;
}

const act = (pose: PoseName, verbs: string, weight = 1): Action => ({ pose, verbs: verbs.split("|"), weight });

const withoutObject: Action[] = [
  act("standing", "stand|wait|look around|stand still|pause for a moment|~linger", 5),
  act("waving", "wave|wave hello|say hello|greet everyone|wave goodbye|raise a hand to wave|~beckon", 3.4),
  act("walking", "walk|take a walk|stroll along|go for a walk|wander about|step along|~saunter by", 4),
  act("running", "run|hurry|run fast|rush along|dash away|race ahead|~sprint along", 4),
  act("sitting", "sit|sit down|take a rest|have a seat|sit on a stool|~perch on a seat", 3),
  act("sitting on the ground", "sit on the ground|sit cross-legged|sit down on the ground|~squat on the ground", 2.2),
  act("jumping", "jump|jump for joy|leap into the air|jump up high|hop into the air|~bounce up and down", 3),
  act("cheering", "cheer|raise both arms|throw both arms up|celebrate|cheer with arms up|~rejoice", 3),
  act("pointing", "point at something|point to the side|point the way|point ahead|~gesture at something", 2.4),
  act("dancing", "dance|do a little dance|dance around|dance to the music|~twirl around", 3),
  act("thinking", "think|wonder|think hard|have an idea|ponder|~puzzle over something", 2.2),
  act("shrugging", "shrug|have no idea|shrug both shoulders|look puzzled|~look clueless", 1.4),
  act("hands on hips", "stand with hands on hips|put both hands on the hips|stand proudly|~stand firm", 2),
  act("arms crossed", "cross both arms|stand with crossed arms|fold both arms|~stand with folded arms", 2),
  act("clapping", "clap|clap along|applaud|~give applause", 1.6),
  act("bowing", "bow|take a bow|bow down politely|~curtsey", 1.2),
  act("kneeling", "kneel|kneel down|get down on one knee|~crouch", 1.4),
  act("reaching", "reach up|reach for something high|stretch up high|~stretch upwards", 1.2),
  act("sleeping", "sleep|take a nap|lie down to sleep|fall asleep|~doze", 1.8),
  act("floating", "float|drift weightlessly|swim|~glide along", 0.8),
];

const withObject: Action[] = (Object.keys(handlings) as ThingName[]).flatMap((object) =>
  handlings[object].map(
    ({ pose, nouns, verbs, weight }): Action => ({
      pose,
      object,
      weight,
      verbs: verbs.flatMap((verb) =>
        verb.includes("{}")
          ? nouns.map((noun) => {
              const held = verb.startsWith("~") || noun.startsWith("~");
              return (held ? "~" : "") + verb.replace("~", "").replace("{}", noun.replace("~", ""));
            })
          : [verb],
      ),
    }),
  ),
);

export const actions: readonly Action[] = [...withoutObject, ...withObject];
