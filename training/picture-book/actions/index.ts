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
  act(
    "standing",
    "stand|wait|look around|stand still|pause for a moment|stand quietly|wait patiently|stay put|" +
      "stand upright|do nothing|~linger",
    5,
  ),
  act(
    "waving",
    "wave|wave hello|say hello|greet everyone|wave goodbye|raise a hand to wave|say hi|wave to everyone|" +
      "give a wave|say goodbye|lift a hand in greeting|welcome everyone|~beckon",
    3.4,
  ),
  act(
    "walking",
    "walk|take a walk|stroll along|go for a walk|wander about|step along|march along|amble along|" +
      "go for a stroll|hike along|stride along|roam about|~saunter by",
    4,
  ),
  act(
    "running",
    "run|hurry|run fast|rush along|dash away|race ahead|run along|gallop along|speed along|charge ahead|" +
      "run at full speed|rush off|~sprint along",
    4,
  ),
  act(
    "sitting",
    "sit|sit down|take a rest|have a seat|sit on a stool|take a seat|rest on a stool|sit quietly|" +
      "settle down on a stool|relax on a stool|~perch on a seat",
    3,
  ),
  act(
    "sitting on the ground",
    "sit on the ground|sit cross-legged|sit down on the ground|rest on the ground|sit with crossed legs|" +
      "settle on the ground|relax on the ground|~squat on the ground",
    2.2,
  ),
  act(
    "jumping",
    "jump|jump for joy|leap into the air|jump up high|hop into the air|leap up|hop about|spring into the air|" +
      "jump with both feet|make a big jump|~bounce up and down",
    3,
  ),
  act(
    "cheering",
    "cheer|raise both arms|throw both arms up|celebrate|cheer with arms up|shout hooray|hold both arms high|" +
      "fling both arms up|shout for joy|put both hands up|~rejoice",
    3,
  ),
  act(
    "pointing",
    "point at something|point to the side|point the way|point ahead|show the way|point a finger|" +
      "point over there|point into the distance|aim a finger at something|~gesture at something",
    2.4,
  ),
  act(
    "dancing",
    "dance|do a little dance|dance around|dance to the music|sway to the music|dance a jig|perform a dance|" +
      "whirl around|waltz around|~twirl around",
    3,
  ),
  act(
    "thinking",
    "think|wonder|think hard|have an idea|ponder|reflect|think it over|consider something|contemplate|" +
      "reflect on something|rest a hand on the chin|~puzzle over something",
    2.2,
  ),
  act(
    "shrugging",
    "shrug|have no idea|shrug both shoulders|look puzzled|give a shrug|look confused|look unsure|" +
      "look baffled|lift both shoulders|~look clueless",
    1.4,
  ),
  act(
    "hands on hips",
    "stand with hands on hips|put both hands on the hips|stand proudly|rest both hands on the hips|" +
      "stand with elbows out|strike a proud pose|stand like a hero|~stand firm",
    2,
  ),
  act(
    "arms crossed",
    "cross both arms|stand with crossed arms|fold both arms|keep both arms crossed|stand with arms crossed|" +
      "cross the arms|fold the arms|~stand with folded arms",
    2,
  ),
  act(
    "clapping",
    "clap|clap along|applaud|clap both hands|clap loudly|clap to the music|clap in time|~give applause",
    1.6,
  ),
  act("bowing", "bow|take a bow|bow down politely|bow deeply|bow low|make a bow|bend forward politely|~curtsey", 1.2),
  act(
    "kneeling",
    "kneel|kneel down|get down on one knee|go down on one knee|fall to one knee|kneel on the ground|" +
      "rest on one knee|~crouch",
    1.4,
  ),
  act(
    "reaching",
    "reach up|reach for something high|stretch up high|reach high|stretch one arm up|reach overhead|" +
      "grasp at something high|~stretch upwards",
    1.2,
  ),
  act(
    "sleeping",
    "sleep|take a nap|lie down to sleep|fall asleep|lie down|snooze|lie asleep|sleep soundly|dream|" +
      "rest with closed eyes|~doze",
    1.8,
  ),
  act("floating", "float|drift weightlessly|swim|float about|hover|drift along|float freely|~glide along", 0.8),
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
