import type { FastifyRequest } from "fastify";
import { languages } from "../../commands/index.ts";

/** The first of the languages that a browser asks for, best first, in which there are texts. */
export function localeOf({ headers }: Pick<FastifyRequest, "headers">): { locale?: string } {
  const wishes = (headers["accept-language"] ?? "").split(",").map((wish) => {
    const [tag = "", quality = "1"] = wish.trim().split(/\s*;\s*q=/u);
    return { tag, quality: Number(quality) };
  });
  const spoken = wishes
    .sort((a, b) => b.quality - a.quality)
    .find(({ tag }) => languages.some((language) => language === tag.split("-")[0]?.toLowerCase()));
  return spoken ? { locale: spoken.tag } : {};
}
