// Is it the service, or some of the places? Places elsewhere are asked, each alone: where one of them is
// answered, it is not the service.
import type { Ask } from "./ask.ts";
import type { Patience } from "./patience.ts";
import { WeatherError } from "./weather_error.ts";

/** Spread over the plan, while none is known that was answered: a region may be bad as a whole. */
const WITNESSES = 5;
/** Of few places each is asked. */
const FEW = 16;

export class Witnesses {
  #witness: Ask | undefined;
  #asking: Promise<boolean> | undefined;
  #down: string | undefined;

  constructor(private readonly asks: Ask[], private readonly patience: Patience) {}

  get hasAnswered(): boolean {
    return this.#witness !== undefined;
  }

  noteAnswered(ask: Ask): void {
    this.#witness ??= ask;
  }

  /** @throws WeatherError where no witness was answered before */
  mustNotBeDown(): void {
    if (this.#down !== undefined) throw new WeatherError(this.#down, "final");
  }

  /**
   * One inquiry at a time, whoever doubts.
   *
   * @throws WeatherError where no witness is answered
   */
  async mustAnswer(doubt: string): Promise<void> {
    this.#asking ??= this.#ask().finally(() => this.#asking = undefined);
    if (!await this.#asking) this.#down ??= doubt;
    this.mustNotBeDown();
  }

  async #ask(): Promise<boolean> {
    for (const witness of this.#witness ? [this.#witness] : this.#spread()) {
      const places = await this.patience.ask([witness], { isPiece: true }).catch((error) => {
        if (error instanceof WeatherError) return [];
        throw error;
      });
      if (typeof places === "string" || places.length === 0) continue;
      this.noteAnswered(witness);
      return true;
    }
    return false;
  }

  #spread(): Ask[] {
    const { asks } = this;
    const count = asks.length <= FEW ? asks.length : WITNESSES;
    return Array.from(
      { length: count },
      (_, n) => asks[Math.floor((n + 0.5) * asks.length / count)]!,
    );
  }
}
