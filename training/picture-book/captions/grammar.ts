/** Verbs whose last letter is doubled before -ing. */
const doubling = /^(?:sit|run|hug|get|put|nap|clap|stop|skip|hop|shrug|cut)$/;

const irregular: Record<string, { third: string; ing: string }> = {
  have: { third: "has", ing: "having" },
  be: { third: "is", ing: "being" },
  do: { third: "does", ing: "doing" },
  lie: { third: "lies", ing: "lying" },
  get: { third: "gets", ing: "getting" },
  beat: { third: "beats", ing: "beating" },
};

function third(verb: string): string {
  if (irregular[verb]) return irregular[verb].third;
  if (/(?:s|x|z|ch|sh|o)$/.test(verb)) return `${verb}es`;
  return /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ies` : `${verb}s`;
}

function ing(verb: string): string {
  if (irregular[verb]) return irregular[verb].ing;
  if (doubling.test(verb)) return `${verb}${verb.at(-1)}ing`;
  return /[^e]e$/.test(verb) ? `${verb.slice(0, -1)}ing` : `${verb}ing`;
}

const headed = (phrase: string, change: (verb: string) => string): string => {
  const [verb = "", ...rest] = phrase.split(" ");
  return [change(verb), ...rest].join(" ");
};

/** "wave hello" -> "waves hello"; "sit and read" -> "sits and reads". */
export const singular = (phrase: string): string =>
  headed(phrase, third).replace(/ and (read)$/, (_, verb: string) => ` and ${third(verb)}`);
/** "wave hello" -> "waving hello" */
export const progressive = (phrase: string): string =>
  headed(phrase, ing).replace(/ and (read)$/, (_, verb: string) => ` and ${ing(verb)}`);
