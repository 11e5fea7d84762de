/** No usable answer. */
export class WeatherError extends Error {
  override name = "WeatherError";

  constructor(
    message: string,
    /**
     * Passing: another try may get one. Refused: it may be for the sake of one of the places, and the
     * others alone may get one. Final: neither.
     */
    readonly kind: "passing" | "refused" | "final",
  ) {
    super(message);
  }
}
