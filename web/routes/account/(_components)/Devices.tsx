import type { Browser, Device } from "shared/api/people.ts";
import { useTimes, useWords } from "@/words/reader.ts";

/** Called the same in every language. */
const BROWSERS: Record<Exclude<Browser, "other">, string> = {
  safari: "Safari",
  chrome: "Chrome",
  firefox: "Firefox",
  edge: "Edge",
  samsung: "Samsung Internet",
  opera: "Opera",
};

/** Where somebody is signed in: for who lost a phone, or used somebody else's. */
export function Devices({ devices, now }: { devices: Device[]; now: Date }) {
  const words = useWords().account.devices;
  const { ago } = useTimes();
  const partsOf = ({ browser, system }: Device) =>
    [browser === "other" ? words.anyBrowser : BROWSERS[browser], words.systems[system]] as const;
  return (
    <section class="narrow" aria-labelledby="devices">
      <h2 id="devices">{words.title}</h2>
      <ul class="devices">
        {devices.map((device) => (
          <li key={device.id}>
            <div>
              <strong>
                {words.name(...partsOf(device))}
              </strong>
              <p class="hint">
                {device.isThis
                  ? words.isThis
                  : <time dateTime={device.seenAt}>{words.seen(ago(device.seenAt, now))}</time>}
              </p>
            </div>
            {!device.isThis && (
              <form method="post" action="/account/devices">
                <input type="hidden" name="id" value={device.id} />
                <button class="button second" type="submit">
                  {words.end}
                  <span class="hidden-words">
                    {words.endWhat(...partsOf(device))}
                  </span>
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
      <p>{words.what}</p>
      <form method="post" action="/sign-out">
        <button class="button second" type="submit" name="everywhere" value="yes">
          {words.endAll}
        </button>
      </form>
    </section>
  );
}
