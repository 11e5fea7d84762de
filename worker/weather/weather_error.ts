/** No usable answer. */
export class WeatherError extends Error {
  override name = "WeatherError";

  constructor(
    message: string,
    /**
     * Passing: another try may get one. Refused: it may be for the sake of one of the places, and the
     * others alone may get one. Failed: first the one, then the other. Final: neither.
     */
    readonly kind: "passing" | "refused" | "failed" | "final",
  ) {
    super(message);
  }
}
