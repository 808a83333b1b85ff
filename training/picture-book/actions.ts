import type { ThingName } from "./objects/index.ts";
import type { Expression } from "./people/expressions.ts";
import type { PoseName } from "./people/poses/index.ts";

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

/** How each thing is held, what it is called, and what is done with it; {} stands for the thing. */
interface Handling {
  pose: PoseName;
  /** With an article; the first is the plainest. */
  nouns: readonly string[];
  /** Several of it: "books". */
  plural: string;
  verbs: readonly string[];
  weight: number;
}

const usual: Partial<Record<PoseName, string>> = {
  holding: "hold {}|have {}|show {}|~clutch {}",
  raising: "hold up {}|raise {}|lift {} high|~brandish {}",
  offering: "hold out {}|offer {}|give away {}|~present {}",
  carrying: "carry {}|hold {}|hold {} in both arms|bring {}|~lug {} along",
  reading: "read {}|look at {}|study {}|~pore over {}",
  walking: "carry {}|walk with {}|take {} along|~haul {}",
  drinking: "drink from {}|~sip from {}",
  "sitting on the ground": "sit with {}|sit on the ground with {}",
};

const thing = (pose: PoseName, nouns: string, plural: string, verbs = "", weight = 1): Handling => ({
  pose,
  nouns: nouns.split("|"),
  plural,
  verbs: [...(usual[pose]?.split("|") ?? []), ...(verbs === "" ? [] : verbs.split("|"))],
  weight,
});

export const handlings: Record<ThingName, readonly Handling[]> = {
  book: [
    thing("reading", "a book|a storybook|a red book|~a novel", "books", "read a story|be lost in {}", 2.6),
    thing("sitting on the ground", "a book|a storybook|~a novel", "books", "sit and read", 0.6),
  ],
  map: [thing("reading", "a map|an old map|a treasure map|~a chart", "maps", "find the way with {}", 1.2)],
  newspaper: [thing("reading", "a newspaper|the news|~the paper", "newspapers", "", 0.9)],
  cup: [
    thing("holding", "a cup of tea|a mug|a cup|~a teacup", "cups", "", 0.9),
    thing("drinking", "a cup|a mug|~a teacup", "cups", "drink tea|drink a cup of coffee|have a hot drink", 1.8),
  ],
  apple: [
    thing("holding", "an apple|a red apple|a piece of fruit", "apples", "eat {}", 0.9),
    thing("offering", "an apple|a red apple", "apples", "", 0.4),
  ],
  flower: [
    thing("holding", "a flower|a pink flower|a blossom|~a bloom", "flowers", "smell {}|pick {}", 1.2),
    thing("offering", "a flower|a pink flower|~a bloom", "flowers", "", 0.7),
  ],
  "ice cream": [
    thing("holding", "an ice cream|an ice cream cone|~a sundae", "ice creams", "eat {}|enjoy {}|lick {}", 1.2),
  ],
  letter: [thing("holding", "a letter|an envelope|some mail|~a note", "letters", "get {}|read {}", 0.9)],
  lantern: [
    thing("holding", "a lantern|a glowing lantern|a lamp|~a light", "lanterns", "carry {}", 1.1),
    thing("raising", "a lantern|a glowing lantern", "lanterns", "light the way with {}", 0.6),
  ],
  camera: [thing("holding", "a camera", "cameras", "take a photo|take pictures with {}|photograph something", 1.1)],
  telephone: [thing("holding", "a phone|a telephone|~a mobile", "phones", "look at {}|make a call with {}", 1)],
  key: [thing("holding", "a key|a golden key", "keys", "find {}", 0.7)],
  bell: [thing("holding", "a bell|a golden bell", "bells", "ring {}", 0.6)],
  carrot: [thing("holding", "a carrot", "carrots", "eat {}|nibble {}", 0.7)],
  lollipop: [thing("holding", "a lollipop|a sweet|~a candy", "lollipops", "lick {}", 0.8)],
  mirror: [thing("holding", "a mirror|a hand mirror|~a looking glass", "mirrors", "look into {}", 0.6)],
  hourglass: [thing("holding", "an hourglass", "hourglasses", "watch {}", 0.4)],
  shell: [thing("holding", "a shell|a seashell|~a scallop", "shells", "find {}", 0.6)],
  potion: [thing("holding", "a magic potion|a potion|a purple bottle|~an elixir", "potions", "brew {}", 0.7)],
  banner: [thing("raising", "a flag|a red flag|a banner", "flags", "wave {}", 0.7)],
  torch: [thing("raising", "a torch|a burning torch|~a flame", "torches", "", 0.6)],
  snowball: [thing("holding", "a snowball|a ball of snow", "snowballs", "make {}", 0.5)],
  "paper plane": [thing("raising", "a paper plane|~a paper aeroplane", "paper planes", "throw {}|fly {}", 0.6)],
  feather: [thing("holding", "a feather|a blue feather|~a plume", "feathers", "", 0.5)],
  umbrella: [
    thing("holding", "an umbrella|a red umbrella|~a parasol", "umbrellas", "stand under {}", 1.9),
    thing("walking", "an umbrella|a red umbrella", "umbrellas", "", 0.8),
  ],
  balloon: [thing("holding", "a balloon|a red balloon", "balloons", "get {}", 1.5)],
  kite: [thing("raising", "a kite|a colourful kite", "kites", "fly {}|play with {}", 1.2)],
  sword: [
    thing("raising", "a sword|a shining sword|~a blade", "swords", "swing {}", 1),
    thing("holding", "a sword|a shining sword", "swords", "", 0.5),
  ],
  wand: [thing("raising", "a magic wand|a wand|a star wand", "magic wands", "cast a spell|do magic with {}", 1.2)],
  broom: [thing("holding", "a broom|a broomstick", "brooms", "sweep with {}|sweep the floor|clean up", 0.9)],
  telescope: [thing("offering", "a telescope|a spyglass", "telescopes", "look through {}|use {}", 0.9)],
  paintbrush: [thing("raising", "a paintbrush|a brush", "paintbrushes", "paint a picture|paint", 0.7)],
  "fishing rod": [thing("holding", "a fishing rod|~a rod", "fishing rods", "fish|go fishing|catch fish", 0.8)],
  rake: [thing("holding", "a rake", "rakes", "rake the leaves|work with {}", 0.5)],
  pencil: [thing("holding", "a pencil|a big pencil", "pencils", "draw with {}|write with {}", 0.6)],
  "walking stick": [thing("holding", "a walking stick|a cane|~a staff", "walking sticks", "lean on {}", 0.7)],
  trumpet: [thing("offering", "a trumpet|a golden trumpet|~a horn", "trumpets", "play {}", 0.7)],
  "string of lights": [thing("holding", "a string of lights|fairy lights", "strings of lights", "hang up {}", 0.5)],
  rope: [thing("holding", "a rope|~a cord", "ropes", "", 0.4)],
  ball: [thing("carrying", "a ball|a beach ball|a yellow ball", "balls", "play with {}|catch {}", 1.2)],
  cake: [thing("carrying", "a cake|a birthday cake|a cake with candles|~a tart", "cakes", "bake {}", 1.2)],
  present: [thing("carrying", "a present|a gift|a birthday present|~a parcel", "presents", "wrap {}", 1)],
  guitar: [thing("carrying", "a guitar|the guitar", "guitars", "play {}|play a song on {}|make music|~strum {}", 1.5)],
  drum: [thing("carrying", "a drum|the drum", "drums", "play {}|beat {}", 0.7)],
  fish: [thing("carrying", "a fish|a big fish", "fish", "catch {}", 0.8)],
  cat: [thing("carrying", "a cat|a ginger cat|a kitten|~a tabby", "cats", "cuddle {}|pet {}", 1.2)],
  puppy: [thing("carrying", "a puppy|a little dog|~a pup", "puppies", "cuddle {}|hug {}", 1)],
  "teddy bear": [thing("carrying", "a teddy bear|a teddy|~a stuffed bear", "teddy bears", "hug {}|cuddle {}", 1)],
  doll: [thing("carrying", "a doll", "dolls", "play with {}", 0.6)],
  basket: [thing("carrying", "a basket|a basket of fruit|a fruit basket|~a hamper", "baskets", "", 0.9)],
  pumpkin: [thing("carrying", "a pumpkin|a big pumpkin|~a gourd", "pumpkins", "", 0.8)],
  loaf: [thing("carrying", "a loaf of bread|some bread|fresh bread", "loaves of bread", "bake {}", 0.7)],
  pizza: [thing("carrying", "a pizza", "pizzas", "bake {}|make {}", 0.7)],
  "tea tray": [thing("carrying", "a teapot|a tray with tea|tea on a tray", "teapots", "serve tea|make tea", 0.6)],
  globe: [thing("carrying", "a globe|a little earth", "globes", "study {}", 0.5)],
  crate: [thing("carrying", "a box|a wooden box|a crate|~a chest", "boxes", "", 0.8)],
  pillow: [thing("carrying", "a pillow|a cushion", "pillows", "", 0.5)],
  plant: [thing("carrying", "a plant in a pot|a potted plant|a houseplant", "potted plants", "", 0.7)],
  "watering can": [
    thing("offering", "a watering can", "watering cans", "water the plants|water the flowers|use {}", 1.3),
  ],
  suitcase: [thing("walking", "a suitcase|a brown suitcase|~a trunk", "suitcases", "travel with {}", 1.2)],
  bucket: [thing("walking", "a bucket|a red bucket|~a pail", "buckets", "", 0.6)],
  bag: [thing("walking", "a bag|a shopping bag|~a satchel", "bags", "go shopping with {}", 0.8)],
  hammer: [thing("holding", "a hammer", "hammers", "build something|fix something|work with {}", 0.6)],
  net: [thing("holding", "a net|a butterfly net", "nets", "catch butterflies", 0.5)],
  bouquet: [thing("offering", "a bunch of flowers|a bouquet|some flowers|~a posy", "bunches of flowers", "", 0.9)],
};

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
    "{0} hugs {1}|{0} and {1} hug|{0} gives {1} a hug|{0} holds {1} tight|{0} and {1} hug each other|~{0} embraces {1}",
    { mood: "happy" },
  ),
  meet(
    ["waving", "waving"],
    "face to face",
    "{0} waves at {1}|{0} greets {1}|{0} says hello to {1}|{0} and {1} wave at each other|~{0} hails {1}",
  ),
  meet(
    ["standing", "standing"],
    "face to face",
    "{0} talks to {1}|{0} and {1} talk|{0} meets {1}|{0} and {1} look at each other|{0} and {1} have a chat|~{0} chats with {1}",
  ),
  meet(
    ["standing", "standing"],
    "side by side",
    "{0} and {1} stand side by side|{0} with {1}|{0} stands next to {1}|{0} and {1} stand together|~{0} stands beside {1}",
  ),
  meet(
    ["standing", "standing"],
    "one behind",
    "{0} stands in front of {1}|{0} and {1} stand one behind the other|{0} leads and {1} stands behind|{0} waits in line with {1} behind|~{0} stands ahead of {1}",
  ),
  meet(
    ["hands on hips", "arms crossed"],
    "one behind",
    "{0} protects {1}|{0} shields {1}|{0} keeps {1} safe|~{0} guards {1}",
  ),
  meet(["pointing", "standing"], "face to face", "{0} points at {1}|{0} shows {1} something"),
  meet(["pointing", "shrugging"], "face to face", "{0} blames {1}|{0} scolds {1}|~{0} accuses {1}", { mood: "angry" }),
  meet(
    ["hands on hips", "arms crossed"],
    "face to face",
    "{0} argues with {1}|{0} and {1} argue|{0} is cross with {1}|{0} and {1} quarrel|~{0} and {1} squabble",
    { mood: "angry" },
  ),
  meet(
    ["running", "running"],
    "one after the other",
    "{0} chases {1}|{0} runs after {1}|{0} races {1}|~{0} pursues {1}",
  ),
  meet(
    ["walking", "walking"],
    "one after the other",
    "{0} walks with {1}|{0} and {1} go for a walk|{0} follows {1}|{0} and {1} walk along together|~{0} strolls with {1}",
  ),
  meet(["dancing", "dancing"], "face to face", "{0} dances with {1}|{0} and {1} dance together|{0} and {1} dance", {
    mood: "happy",
  }),
  meet(
    ["offering", "clapping"],
    "face to face",
    "{0} gives {1} a flower|{0} gives a flower to {1}|{0} offers {1} a flower",
    { object: "flower" },
  ),
  meet(
    ["offering", "standing"],
    "face to face",
    "{0} gives {1} a bunch of flowers|{0} brings {1} flowers|~{0} hands {1} a bouquet",
    { object: "bouquet" },
  ),
  meet(
    ["carrying", "cheering"],
    "face to face",
    "{0} gives {1} a present|{0} brings {1} a present|{0} has a gift for {1}|~{0} hands {1} a parcel",
    { object: "present", mood: "happy" },
  ),
  meet(
    ["carrying", "clapping"],
    "face to face",
    "{0} brings {1} a cake|{0} gives {1} a birthday cake|{0} surprises {1} with a cake",
    { object: "cake", mood: "happy" },
  ),
  meet(
    ["offering", "standing"],
    "face to face",
    "{0} gives {1} a letter|{0} shows {1} a letter|{0} hands {1} a letter",
    { object: "letter" },
  ),
  meet(
    ["offering", "standing"],
    "face to face",
    "{0} gives {1} an apple|{0} offers {1} an apple|{0} shares an apple with {1}",
    { object: "apple" },
  ),
  meet(
    ["reading", "sitting on the ground"],
    "face to face",
    "{0} reads to {1}|{0} reads a book to {1}|{0} reads {1} a story",
    { object: "book" },
  ),
  meet(
    ["reading", "standing"],
    "side by side",
    "{0} shows {1} a map|{0} looks at a map with {1}|~{0} studies a chart with {1}",
    { object: "map" },
  ),
  meet(["carrying", "dancing"], "face to face", "{0} plays the guitar for {1}|{0} plays guitar while {1} dances", {
    object: "guitar",
  }),
  meet(["holding", "standing"], "face to face", "{0} takes a photo of {1}|{0} photographs {1}", { object: "camera" }),
  meet(
    ["sitting", "sitting"],
    "side by side",
    "{0} sits with {1}|{0} and {1} sit together|{0} and {1} sit side by side",
  ),
  meet(["raising", "cheering"], "face to face", "{0} casts a spell on {1}|{0} does magic for {1}|~{0} enchants {1}", {
    object: "wand",
    mood: "surprised",
  }),
  meet(["kneeling", "standing"], "face to face", "{0} kneels before {1}|{0} kneels in front of {1}"),
  meet(["bowing", "standing"], "face to face", "{0} bows to {1}|{0} takes a bow in front of {1}"),
  meet(["clapping", "dancing"], "face to face", "{0} claps for {1}|{0} applauds {1}", { mood: "happy" }),
  meet(["holding", "sleeping"], "face to face", "{0} finds {1} asleep|{0} watches over {1}, who is sleeping", {
    object: "lantern",
  }),
];
