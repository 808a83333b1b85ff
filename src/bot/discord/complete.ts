import type { AutocompleteInteraction } from "discord.js";
import type { CommandDefinition } from "../../commands/index.ts";
import type { PlatformServices } from "../platform.ts";
import { longestChoice, mostChoices } from "./limits.ts";
import { rolesIn, serverOf } from "./turns.ts";

/** Offers what the option that somebody is typing can be. */
export async function complete(
  { library, commands }: Pick<PlatformServices, "library" | "commands">,
  interaction: AutocompleteInteraction,
  command: CommandDefinition,
): Promise<void> {
  const { name, value: typed } = interaction.options.getFocused(true);
  const option = command.options[name];
  const holding = (known: readonly { name: string; value: string }[]) =>
    known.filter((choice) => choice.name.toLowerCase().includes(typed.toLowerCase()));
  const plain = (known: readonly string[]) => known.map((word) => ({ name: word, value: word }));
  const offered = async () => {
    if (option?.type === "choice") return holding(option.choices.map(({ label, value }) => ({ name: label, value })));
    if (option?.type === "text") {
      const roles = option.roles ? rolesIn(interaction).map((role) => role.name) : [];
      return holding(plain([...(option.suggestions ?? []), ...roles]));
    }
    const server = await library.servers.findOrCreate(serverOf(interaction));
    return plain(await commands.completeCharacter(server.id, typed));
  };
  const fitting = (await offered()).filter((choice) => choice.name.length <= longestChoice);
  await interaction.respond(fitting.slice(0, mostChoices));
}
