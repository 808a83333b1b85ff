import { finish } from "../drawing/paper.ts";
import { Random } from "../drawing/random.ts";
import { render, rgb } from "../drawing/render.ts";
import { hairSeen, heldOutCharacters } from "../world/characters.ts";
import { compose } from "../world/compose.ts";
import { attributeLabels, attributes } from "../world/labels.ts";
import { randomPanel } from "../world/panel.ts";
import type { AttributeReader } from "./reader.ts";
import { judged, Score } from "./score.ts";

const size = 256;
const wanted: readonly string[] = judged;

/**
 * How far the judge can be trusted: what it gets right on renders of held-out characters in any place, light, weather,
 * style and pose, one and two together, not from afar. Each attribute of `judged` by its name.
 */
export async function checkReader(reader: AttributeReader, panels: number, seed: number): Promise<Score> {
  const random = new Random(700_001 + seed);
  const score = new Score();
  for (let done = 0; done < panels; ) {
    const draw = random.fork();
    const panel = randomPanel(draw, heldOutCharacters(draw.chance(0.5) ? 1 : 2, draw));
    if (panel.framing === "wide" || !panel.people.every(({ shown }) => hairSeen(shown))) continue;
    done++;
    const picture = rgb(render(compose(panel, size).svg));
    finish(picture, size, panel.style);
    const reading = await reader.read({ width: size, height: size, data: picture });
    const people = panel.people.toSorted((a, b) => a.x - b.x);
    score.add("count", reading.count === people.length);
    people.forEach(({ shown }, i) => {
      const labels = attributeLabels(shown);
      attributes.forEach(({ name, classes }, column) => {
        const label = classes[labels[column] ?? -1];
        if (label !== undefined && wanted.includes(name)) {
          score.add(name, reading.people[i]?.[name] === label);
        }
      });
    });
  }
  return score;
}
