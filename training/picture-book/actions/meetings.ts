import type { ThingName } from "../objects/index.ts";
import type { Expression } from "../people/expressions.ts";
import type { PoseName } from "../people/poses/index.ts";

/** How two people are drawn who have to do with each other. */
export type Relation = "side by side" | "face to face" | "hugging" | "one behind" | "one after the other";
export const relations = ["side by side", "face to face", "hugging", "one behind", "one after the other"] as const;

/** What two people do with each other: the first named acts. */
export interface Meeting {
  poses: readonly [PoseName, PoseName];
  relation: Relation;
  object?: ThingName;
  /** {0} and {1} are the two. */
  verbs: readonly string[];
  mood?: Expression;
}

const meet = (
  poses: readonly [PoseName, PoseName],
  relation: Relation,
  verbs: string,
  more: { object?: ThingName; mood?: Expression } = {},
): Meeting => ({ poses, relation, verbs: verbs.split("|"), ...more });

export const meetings: readonly Meeting[] = [
  meet(
    ["hugging", "hugging"],
    "hugging",
    "{0} hugs {1}|{0} and {1} hug|{0} gives {1} a hug|{0} holds {1} tight|{0} and {1} hug each other|" +
      "{0} cuddles {1}|{0} puts both arms around {1}|{0} and {1} cuddle|{0} squeezes {1} tight|" +
      "{0} and {1} hold each other|~{0} embraces {1}",
    { mood: "happy" },
  ),
  meet(
    ["waving", "waving"],
    "face to face",
    "{0} waves at {1}|{0} greets {1}|{0} says hello to {1}|{0} and {1} wave at each other|{0} says hi to {1}|" +
      "{0} waves to {1}|{0} welcomes {1}|{0} and {1} greet each other|{0} and {1} say hello|~{0} hails {1}",
  ),
  meet(
    ["standing", "standing"],
    "face to face",
    "{0} talks to {1}|{0} and {1} talk|{0} meets {1}|{0} and {1} look at each other|{0} and {1} have a chat|" +
      "{0} speaks to {1}|{0} tells {1} something|{0} and {1} have a conversation|{0} faces {1}|" +
      "{0} listens to {1}|~{0} chats with {1}",
  ),
  meet(
    ["standing", "standing"],
    "side by side",
    "{0} and {1} stand side by side|{0} with {1}|{0} stands next to {1}|{0} and {1} stand together|" +
      "{0} and {1} stand next to each other|{0} waits with {1}|{0} joins {1}|{0} and {1} pose together|" +
      "~{0} stands beside {1}",
  ),
  meet(
    ["standing", "standing"],
    "one behind",
    "{0} stands in front of {1}|{0} and {1} stand one behind the other|{0} leads and {1} stands behind|" +
      "{0} waits in line with {1} behind|{0} stands before {1}|{0} and {1} queue up|{0} and {1} wait in a row|" +
      "{0} is in front of {1}|~{0} stands ahead of {1}",
  ),
  meet(
    ["hands on hips", "arms crossed"],
    "one behind",
    "{0} protects {1}|{0} shields {1}|{0} keeps {1} safe|{0} defends {1}|{0} stands up for {1}|" +
      "{0} takes care of {1}|~{0} guards {1}",
  ),
  meet(
    ["pointing", "standing"],
    "face to face",
    "{0} points at {1}|{0} shows {1} something|{0} points to {1}|{0} points a finger at {1}|" + "{0} shows {1} the way",
  ),
  meet(
    ["pointing", "shrugging"],
    "face to face",
    "{0} blames {1}|{0} scolds {1}|{0} tells {1} off|{0} shouts at {1}|{0} puts the blame on {1}|" +
      "{0} criticises {1}|~{0} accuses {1}",
    { mood: "angry" },
  ),
  meet(
    ["hands on hips", "arms crossed"],
    "face to face",
    "{0} argues with {1}|{0} and {1} argue|{0} is cross with {1}|{0} and {1} quarrel|{0} quarrels with {1}|" +
      "{0} and {1} disagree|{0} and {1} have an argument|{0} has a fight with {1}|~{0} and {1} squabble",
    { mood: "angry" },
  ),
  meet(
    ["running", "running"],
    "one after the other",
    "{0} chases {1}|{0} runs after {1}|{0} races {1}|{0} tries to catch {1}|{0} hurries after {1}|" +
      "{0} rushes after {1}|{0} and {1} run one after the other|~{0} pursues {1}",
  ),
  meet(
    ["walking", "walking"],
    "one after the other",
    "{0} walks with {1}|{0} and {1} go for a walk|{0} follows {1}|{0} and {1} walk along together|" +
      "{0} takes a walk with {1}|{0} walks behind {1}|{0} accompanies {1}|{0} and {1} wander along|" +
      "~{0} strolls with {1}",
  ),
  meet(
    ["dancing", "dancing"],
    "face to face",
    "{0} dances with {1}|{0} and {1} dance together|{0} and {1} dance|{0} waltzes with {1}|{0} and {1} waltz|" +
      "{0} and {1} dance to the music",
    {
      mood: "happy",
    },
  ),
  meet(
    ["offering", "clapping"],
    "face to face",
    "{0} gives {1} a flower|{0} gives a flower to {1}|{0} offers {1} a flower|{0} has a flower for {1}|" +
      "{0} brings {1} a flower|{0} holds out a flower to {1}",
    { object: "flower" },
  ),
  meet(
    ["offering", "standing"],
    "face to face",
    "{0} gives {1} a bunch of flowers|{0} brings {1} flowers|{0} has flowers for {1}|" +
      "{0} offers {1} a bunch of flowers|{0} surprises {1} with flowers|~{0} hands {1} a bouquet",
    { object: "bouquet" },
  ),
  meet(
    ["carrying", "cheering"],
    "face to face",
    "{0} gives {1} a present|{0} brings {1} a present|{0} has a gift for {1}|" +
      "{0} surprises {1} with a present|{0} gives a gift to {1}|{0} offers {1} a present|" +
      "~{0} hands {1} a parcel",
    { object: "present", mood: "happy" },
  ),
  meet(
    ["carrying", "clapping"],
    "face to face",
    "{0} brings {1} a cake|{0} gives {1} a birthday cake|{0} surprises {1} with a cake|" +
      "{0} has a cake for {1}|{0} serves {1} a cake|{0} offers {1} a birthday cake",
    { object: "cake", mood: "happy" },
  ),
  meet(
    ["offering", "standing"],
    "face to face",
    "{0} gives {1} a letter|{0} shows {1} a letter|{0} hands {1} a letter|{0} brings {1} a letter|" +
      "{0} has a letter for {1}|{0} delivers a letter to {1}",
    { object: "letter" },
  ),
  meet(
    ["offering", "standing"],
    "face to face",
    "{0} gives {1} an apple|{0} offers {1} an apple|{0} shares an apple with {1}|{0} has an apple for {1}|" +
      "{0} passes {1} an apple|{0} brings {1} an apple",
    { object: "apple" },
  ),
  meet(
    ["reading", "sitting on the ground"],
    "face to face",
    "{0} reads to {1}|{0} reads a book to {1}|{0} reads {1} a story|{0} reads aloud to {1}|" +
      "{0} tells {1} a story from a book|{0} reads {1} a fairy tale",
    { object: "book" },
  ),
  meet(
    ["reading", "standing"],
    "side by side",
    "{0} shows {1} a map|{0} looks at a map with {1}|{0} reads a map with {1}|{0} explains a map to {1}|" +
      "~{0} studies a chart with {1}",
    { object: "map" },
  ),
  meet(
    ["carrying", "dancing"],
    "face to face",
    "{0} plays the guitar for {1}|{0} plays guitar while {1} dances|{0} plays a song for {1}|" +
      "{0} makes music for {1}",
    {
      object: "guitar",
    },
  ),
  meet(
    ["holding", "standing"],
    "face to face",
    "{0} takes a photo of {1}|{0} photographs {1}|{0} takes a picture of {1}|{0} points a camera at {1}",
    { object: "camera" },
  ),
  meet(
    ["sitting", "sitting"],
    "side by side",
    "{0} sits with {1}|{0} and {1} sit together|{0} and {1} sit side by side|{0} takes a seat with {1}|" +
      "{0} sits next to {1}|{0} and {1} sit down",
  ),
  meet(
    ["raising", "cheering"],
    "face to face",
    "{0} casts a spell on {1}|{0} does magic for {1}|{0} puts a spell on {1}|{0} bewitches {1}|" + "~{0} enchants {1}",
    {
      object: "wand",
      mood: "surprised",
    },
  ),
  meet(
    ["kneeling", "standing"],
    "face to face",
    "{0} kneels before {1}|{0} kneels in front of {1}|{0} goes down on one knee in front of {1}|" +
      "{0} proposes to {1}",
  ),
  meet(
    ["bowing", "standing"],
    "face to face",
    "{0} bows to {1}|{0} takes a bow in front of {1}|{0} bows before {1}|{0} bows low to {1}",
  ),
  meet(
    ["clapping", "dancing"],
    "face to face",
    "{0} claps for {1}|{0} applauds {1}|{0} claps while {1} dances|{0} claps both hands for {1}",
    { mood: "happy" },
  ),
  meet(
    ["holding", "sleeping"],
    "face to face",
    "{0} finds {1} asleep|{0} watches over {1}, who is sleeping|{0} sees {1} sleeping|" +
      "{0} keeps watch while {1} sleeps",
    {
      object: "lantern",
    },
  ),
];
