import type { ThingName } from "../objects/index.ts";
import type { PoseName } from "../people/poses/index.ts";

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
    thing(
      "reading",
      "a book|a storybook|a red book|a thick book|a picture book|~a novel",
      "books",
      "read a story|be lost in {}",
      2.6,
    ),
    thing("sitting on the ground", "a book|a storybook|~a novel", "books", "sit and read", 0.6),
  ],
  map: [thing("reading", "a map|an old map|a treasure map|a large map|~a chart", "maps", "find the way with {}", 1.2)],
  newspaper: [
    thing("reading", "a newspaper|the news|a daily newspaper|the daily news|~the paper", "newspapers", "", 0.9),
  ],
  cup: [
    thing("holding", "a cup of tea|a mug|a cup|a coffee cup|a coffee mug|~a teacup", "cups", "", 0.9),
    thing("drinking", "a cup|a mug|~a teacup", "cups", "drink tea|drink a cup of coffee|have a hot drink", 1.8),
  ],
  apple: [
    thing("holding", "an apple|a red apple|a piece of fruit|a ripe apple|a juicy apple", "apples", "eat {}", 0.9),
    thing("offering", "an apple|a red apple", "apples", "", 0.4),
  ],
  flower: [
    thing(
      "holding",
      "a flower|a pink flower|a blossom|a pretty flower|a little flower|~a bloom",
      "flowers",
      "smell {}|pick {}",
      1.2,
    ),
    thing("offering", "a flower|a pink flower|~a bloom", "flowers", "", 0.7),
  ],
  "ice cream": [
    thing(
      "holding",
      "an ice cream|an ice cream cone|a cone of ice cream|some gelato|~a sundae",
      "ice creams",
      "eat {}|enjoy {}|lick {}",
      1.2,
    ),
  ],
  letter: [
    thing("holding", "a letter|an envelope|some mail|a sealed letter|~a note", "letters", "get {}|read {}", 0.9),
  ],
  lantern: [
    thing(
      "holding",
      "a lantern|a glowing lantern|a lamp|an oil lamp|a shining lantern|~a light",
      "lanterns",
      "carry {}",
      1.1,
    ),
    thing("raising", "a lantern|a glowing lantern", "lanterns", "light the way with {}", 0.6),
  ],
  camera: [
    thing(
      "holding",
      "a camera|an old camera|a photo camera",
      "cameras",
      "take a photo|take pictures with {}|photograph something",
      1.1,
    ),
  ],
  telephone: [
    thing(
      "holding",
      "a phone|a telephone|a cell phone|a handset|~a mobile",
      "phones",
      "look at {}|make a call with {}",
      1,
    ),
  ],
  key: [thing("holding", "a key|a golden key|a big key|an old key", "keys", "find {}", 0.7)],
  bell: [thing("holding", "a bell|a golden bell|a hand bell|a little bell", "bells", "ring {}", 0.6)],
  carrot: [thing("holding", "a carrot|an orange carrot|a crunchy carrot", "carrots", "eat {}|nibble {}", 0.7)],
  lollipop: [thing("holding", "a lollipop|a sweet|a lolly|a big lollipop|~a candy", "lollipops", "lick {}", 0.8)],
  mirror: [thing("holding", "a mirror|a hand mirror|a small mirror|~a looking glass", "mirrors", "look into {}", 0.6)],
  hourglass: [thing("holding", "an hourglass|a sand timer|an egg timer", "hourglasses", "watch {}", 0.4)],
  shell: [thing("holding", "a shell|a seashell|a pretty shell|a conch|~a scallop", "shells", "find {}", 0.6)],
  potion: [
    thing(
      "holding",
      "a magic potion|a potion|a purple bottle|a magic drink|a bottle of potion|~an elixir",
      "potions",
      "brew {}",
      0.7,
    ),
  ],
  banner: [thing("raising", "a flag|a red flag|a banner|a pennant", "flags", "wave {}", 0.7)],
  torch: [thing("raising", "a torch|a burning torch|a blazing torch|~a flame", "torches", "", 0.6)],
  snowball: [thing("holding", "a snowball|a ball of snow|a big snowball|a lump of snow", "snowballs", "make {}", 0.5)],
  "paper plane": [thing("raising", "a paper plane|~a paper aeroplane", "paper planes", "throw {}|fly {}", 0.6)],
  feather: [thing("holding", "a feather|a blue feather|a long feather|a quill|~a plume", "feathers", "", 0.5)],
  umbrella: [
    thing(
      "holding",
      "an umbrella|a red umbrella|an open umbrella|a brolly|~a parasol",
      "umbrellas",
      "stand under {}",
      1.9,
    ),
    thing("walking", "an umbrella|a red umbrella", "umbrellas", "", 0.8),
  ],
  balloon: [thing("holding", "a balloon|a red balloon|a big balloon|a party balloon", "balloons", "get {}", 1.5)],
  kite: [thing("raising", "a kite|a colourful kite|a bright kite", "kites", "fly {}|play with {}", 1.2)],
  sword: [
    thing("raising", "a sword|a shining sword|a long sword|a sabre|~a blade", "swords", "swing {}", 1),
    thing("holding", "a sword|a shining sword", "swords", "", 0.5),
  ],
  wand: [
    thing(
      "raising",
      "a magic wand|a wand|a star wand|a fairy wand|a wizard's wand",
      "magic wands",
      "cast a spell|do magic with {}",
      1.2,
    ),
  ],
  broom: [
    thing("holding", "a broom|a broomstick|a long broom", "brooms", "sweep with {}|sweep the floor|clean up", 0.9),
  ],
  telescope: [
    thing(
      "offering",
      "a telescope|a spyglass|a long telescope|a brass telescope",
      "telescopes",
      "look through {}|use {}",
      0.9,
    ),
  ],
  paintbrush: [
    thing(
      "raising",
      "a paintbrush|a brush|an artist's brush|a big paintbrush",
      "paintbrushes",
      "paint a picture|paint",
      0.7,
    ),
  ],
  "fishing rod": [
    thing(
      "holding",
      "a fishing rod|a fishing pole|a fishing line|~a rod",
      "fishing rods",
      "fish|go fishing|catch fish",
      0.8,
    ),
  ],
  rake: [thing("holding", "a rake|a garden rake|a leaf rake", "rakes", "rake the leaves|work with {}", 0.5)],
  pencil: [
    thing(
      "holding",
      "a pencil|a big pencil|a giant pencil|a long pencil",
      "pencils",
      "draw with {}|write with {}",
      0.6,
    ),
  ],
  "walking stick": [
    thing(
      "holding",
      "a walking stick|a cane|a wooden stick|a wooden cane|~a staff",
      "walking sticks",
      "lean on {}",
      0.7,
    ),
  ],
  trumpet: [
    thing("offering", "a trumpet|a golden trumpet|a brass trumpet|a bugle|~a horn", "trumpets", "play {}", 0.7),
  ],
  "string of lights": [
    thing("holding", "a string of lights|fairy lights|party lights", "strings of lights", "hang up {}", 0.5),
  ],
  rope: [thing("holding", "a rope|a long rope|a coil of rope|~a cord", "ropes", "", 0.4)],
  ball: [
    thing(
      "carrying",
      "a ball|a beach ball|a yellow ball|a big ball|a rubber ball",
      "balls",
      "play with {}|catch {}",
      1.2,
    ),
  ],
  cake: [
    thing(
      "carrying",
      "a cake|a birthday cake|a cake with candles|a party cake|a layer cake|~a tart",
      "cakes",
      "bake {}",
      1.2,
    ),
  ],
  present: [
    thing(
      "carrying",
      "a present|a gift|a birthday present|a wrapped gift|a gift box|~a parcel",
      "presents",
      "wrap {}",
      1,
    ),
  ],
  guitar: [
    thing(
      "carrying",
      "a guitar|the guitar|an acoustic guitar|a wooden guitar",
      "guitars",
      "play {}|play a song on {}|make music|~strum {}",
      1.5,
    ),
  ],
  drum: [thing("carrying", "a drum|the drum|a little drum|a toy drum", "drums", "play {}|beat {}", 0.7)],
  fish: [thing("carrying", "a fish|a big fish|a fresh fish|a large fish", "fish", "catch {}", 0.8)],
  cat: [thing("carrying", "a cat|a ginger cat|a kitten|a kitty|a pet cat|~a tabby", "cats", "cuddle {}|pet {}", 1.2)],
  puppy: [thing("carrying", "a puppy|a little dog|a small dog|a pet dog|~a pup", "puppies", "cuddle {}|hug {}", 1)],
  "teddy bear": [
    thing(
      "carrying",
      "a teddy bear|a teddy|a toy bear|a plush bear|~a stuffed bear",
      "teddy bears",
      "hug {}|cuddle {}",
      1,
    ),
  ],
  doll: [thing("carrying", "a doll|a rag doll|a toy doll", "dolls", "play with {}", 0.6)],
  basket: [
    thing("carrying", "a basket|a basket of fruit|a fruit basket|a wicker basket|~a hamper", "baskets", "", 0.9),
  ],
  pumpkin: [
    thing("carrying", "a pumpkin|a big pumpkin|a round pumpkin|an orange pumpkin|~a gourd", "pumpkins", "", 0.8),
  ],
  loaf: [thing("carrying", "a loaf of bread|some bread|fresh bread|a bread loaf", "loaves of bread", "bake {}", 0.7)],
  pizza: [thing("carrying", "a pizza|a whole pizza|a big pizza", "pizzas", "bake {}|make {}", 0.7)],
  "tea tray": [
    thing(
      "carrying",
      "a teapot|a tray with tea|tea on a tray|a pot of tea|a tea tray",
      "teapots",
      "serve tea|make tea",
      0.6,
    ),
  ],
  globe: [thing("carrying", "a globe|a little earth|a world globe|a model of the earth", "globes", "study {}", 0.5)],
  crate: [thing("carrying", "a box|a wooden box|a crate|a wooden crate|~a chest", "boxes", "", 0.8)],
  pillow: [thing("carrying", "a pillow|a cushion|a soft pillow|a soft cushion", "pillows", "", 0.5)],
  plant: [
    thing(
      "carrying",
      "a plant in a pot|a potted plant|a houseplant|a pot plant|a green plant",
      "potted plants",
      "",
      0.7,
    ),
  ],
  "watering can": [
    thing(
      "offering",
      "a watering can|a garden watering can|a can of water",
      "watering cans",
      "water the plants|water the flowers|use {}",
      1.3,
    ),
  ],
  suitcase: [
    thing(
      "walking",
      "a suitcase|a brown suitcase|a big suitcase|a travel case|~a trunk",
      "suitcases",
      "travel with {}",
      1.2,
    ),
  ],
  bucket: [thing("walking", "a bucket|a red bucket|a water bucket|a little bucket|~a pail", "buckets", "", 0.6)],
  bag: [
    thing("walking", "a bag|a shopping bag|a carrier bag|a tote bag|~a satchel", "bags", "go shopping with {}", 0.8),
  ],
  hammer: [
    thing(
      "holding",
      "a hammer|a big hammer|a claw hammer",
      "hammers",
      "build something|fix something|work with {}",
      0.6,
    ),
  ],
  net: [thing("holding", "a net|a butterfly net|a bug net", "nets", "catch butterflies", 0.5)],
  bouquet: [
    thing(
      "offering",
      "a bunch of flowers|a bouquet|some flowers|a bundle of flowers|~a posy",
      "bunches of flowers",
      "",
      0.9,
    ),
  ],
};
