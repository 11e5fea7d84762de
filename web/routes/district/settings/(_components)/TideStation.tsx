import type { ComponentChildren } from "preact";
import type { DistrictTide } from "shared/api/district/tide.ts";
import { LOCALES } from "shared/languages.ts";
import { distanceWords } from "@/words/distances.ts";
import { settings } from "@/words/en/district/settings.ts";
import { tide as sea } from "@/words/en/tide.ts";
import { heightIn } from "@/words/tide_heights.ts";

const { tide: words } = settings;

interface TideStationProps {
  tide: DistrictTide;
  /** Of the choice that was refused. */
  error?: string;
  /** Else it is read alone. */
  mayChoose: boolean;
}

/** Which gauge speaks for the district; nothing where no sea is near. */
export function TideStation({ tide, error, mayChoose }: TideStationProps) {
  const { chosenId, near, others } = tide;
  if (near.length === 0 && others.length === 0) return null;
  const chosen = near.find(({ id }) => id === chosenId);
  return (
    <section aria-labelledby="tide">
      <h2 id="tide">{words.heading}</h2>
      <p>{words.intro}</p>
      {mayChoose && near.length > 0
        ? <ChoiceOfStation near={near} chosenId={chosenId} error={error} />
        : (
          <dl class="facts">
            <dt>{words.legend}</dt>
            <dd>{chosen ? words.station(chosen.name, chosen.state) : words.notChosen}</dd>
          </dl>
        )}
      {others.length > 0 && (
        <ul class="soft">
          {others.map(({ zip, station, by }) => (
            <li key={zip}>{words.others[by](zip, station)}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

function ChoiceOfStation(
  { near, chosenId, error }: Pick<DistrictTide, "near" | "chosenId"> & { error?: string },
) {
  return (
    <form method="post" action="/district/settings" noValidate class="levels-form">
      <div class={error ? "field has-error" : "field"}>
        <fieldset>
          <legend>{words.legend}</legend>
          {error && <p class="field-error">{error}</p>}
          <div class="choices">
            {near.map(({ id, name, state, distanceMetres, minorMetres }) => (
              <Choice key={id} id={id} isChosen={id === chosenId}>
                <strong>{words.station(name, state)}</strong>
                <small>
                  {words.about(
                    distanceWords(distanceMetres, sea.distances, LOCALES.en),
                    heightIn("en", minorMetres),
                  )}
                </small>
              </Choice>
            ))}
            <Choice id="" isChosen={chosenId === null}>{words.none}</Choice>
          </div>
        </fieldset>
      </div>
      <button class="button" type="submit" name="intent" value="tide">{words.save}</button>
    </form>
  );
}

function Choice(
  { id, isChosen, children }: { id: string; isChosen: boolean; children: ComponentChildren },
) {
  const control = id ? `stationId.${id}` : "stationId";
  return (
    <label class="choice" for={control}>
      <input type="radio" id={control} name="stationId" value={id} checked={isChosen} />
      <span>{children}</span>
    </label>
  );
}
