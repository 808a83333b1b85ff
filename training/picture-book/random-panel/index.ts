import type { StyleName } from "../../drawing/paper.ts";
import type { Random } from "../../drawing/random.ts";
import { meetings } from "../actions/meetings.ts";
import type { Panel, Person } from "../panel.ts";
import type { Character } from "../people/character.ts";
import { poses } from "../people/poses/index.ts";
import { hasTimes, hasWeather, placeNames } from "../places/index.ts";
import type { Weather } from "../places/place.ts";
import { facingOf, pickAction, pickExpressions } from "./doing.ts";
import { dress } from "./dress.ts";
import { pickFraming } from "./framing.ts";
import { layOut, stand, tall, wayOf } from "./layout.ts";
import { pickProp } from "./prop.ts";

function pickWeather(random: Random, place: string): Weather {
  if (!hasWeather(place) || place === "desert") return "clear";
  return random.weighted({
    clear: 60,
    cloudy: 12,
    rain: 11,
    snow: ["beach", "jungle", "mountains"].includes(place) ? 0 : 10,
    fog: 7,
  });
}

/** A random panel with `characters` in it (0 to 3), in the order in which the text names them. */
export function randomPanel(random: Random, characters: Character[]): Panel {
  const place = random.pick(placeNames);
  const count = characters.length;
  const time = hasTimes(place) ? random.weighted({ day: 46, morning: 16, sunset: 18, night: 20 }) : "day";
  const weather = pickWeather(random, place);
  const meeting = count === 2 && random.chance(0.6) ? random.pick(meetings) : null;
  const common = !meeting && (count === 1 || random.chance(0.5)) ? pickAction(random, place, count) : null;
  const own = characters.map(() => common ?? pickAction(random, place, count));
  const acted = characters.map((_, i) => (meeting ? meeting.poses[i]! : own[i]!.pose));
  const framing = pickFraming(random, count, acted);
  const relation = meeting?.relation ?? (count === 2 ? "side by side" : null);
  const spots = layOut(random, count, framing, relation);
  const expressions = pickExpressions(random, acted, meeting?.mood);
  const arrangement = { place, framing, acted, heights: characters.map(tall), spots };
  // Who is named first follows the other one; those who move together go one way.
  const moving = common !== null && poses[common.pose].view !== undefined;
  const oneWay = count === 2 && (relation === "one after the other" || moving);
  const together = relation === "face to face" || relation === "hugging" || oneWay;
  const people = characters.map((character, i): Person => {
    const way = wayOf(random, spots, i, oneWay);
    const behind = relation === "one behind" && i === 1;
    const { shown, wearing } = dress(random, character);
    return {
      character,
      shown,
      wearing,
      doing: {
        pose: acted[i]!,
        stance: random.int(2 ** 31),
        expression: expressions[i]!,
        facing: facingOf(random, acted[i]!, way, together),
        object: meeting ? (i === 0 ? (meeting.object ?? null) : null) : (own[i]!.object ?? null),
      },
      ...stand(arrangement, i, behind),
      behind,
    };
  });
  return {
    people,
    action: common,
    meeting,
    actions: own,
    relation,
    place,
    time,
    weather,
    framing,
    prop: pickProp(random, { ...arrangement, relation }),
    style: random.weighted<StyleName>({ storybook: 94, watercolour: 3, comic: 3 }),
  };
}
