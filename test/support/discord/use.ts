import { allComponents } from "./rules.ts";
import type { FakeInteraction, FakeMessage, Modal } from "./state.ts";

/** One use of the bot: what became of it. */
export class Use {
  readonly interaction: FakeInteraction;
  #changes = Promise.withResolvers<void>();

  constructor(interaction: Omit<FakeInteraction, "changed">) {
    this.interaction = Object.assign(interaction, {
      changed: () => {
        this.#changes.resolve();
        this.#changes = Promise.withResolvers<void>();
      },
    });
  }

  /** Resolves with the newest answer once something was answered (and not only promised). */
  async answer(fits: (text: string) => boolean = () => true): Promise<FakeMessage> {
    for (;;) {
      const last = this.interaction.answers.filter(({ versions, deleted }) => versions.length > 0 && !deleted).at(-1);
      if (last && fits(textOf(last))) return last;
      await this.#changes.promise;
    }
  }

  async modal(): Promise<Modal> {
    while (!this.interaction.modal) await this.#changes.promise;
    return this.interaction.modal;
  }

  async choices(): Promise<string[]> {
    while (!this.interaction.choices) await this.#changes.promise;
    return this.interaction.choices.map(({ name }) => name);
  }

  async acknowledged(): Promise<void> {
    while (this.interaction.acknowledgedAt === null) await this.#changes.promise;
  }
}

/** All texts of a message as it stands. */
export function textOf(message: FakeMessage): string {
  const { body } = message.versions.at(-1)!;
  return [body.content, ...allComponents(body.components ?? []).map(({ content }) => content)]
    .filter(Boolean)
    .join("\n");
}
