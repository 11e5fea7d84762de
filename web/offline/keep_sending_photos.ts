// One page sends the crew's photos by one clock, however many places it shows.
import { connection } from "./connection.ts";
import { type Draining, keepDraining } from "./keep_draining.ts";
import { sendPhotos } from "./round_photos.ts";

let sending: Draining | undefined;

/** At once, when the network returns, and now and then between, as long as the page is open. */
export function keepSendingPhotos(): Draining {
  return sending ??= keepDraining(() => sendPhotos(connection));
}
