/** No usable answer. `isPassing`: another try may get one. */
export class WeatherError extends Error {
  override name = "WeatherError";

  constructor(message: string, readonly isPassing: boolean) {
    super(message);
  }
}
