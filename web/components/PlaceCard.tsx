import type { Place } from "shared/api/people.ts";
import type { Preview } from "shared/api/zips.ts";
import type { Level } from "shared/levels.ts";
import { LevelChoices } from "./LevelChoices.tsx";

interface PlaceCardProps {
  place: Place;
  /** As chosen, or as stored. */
  level: Level;
  preview?: Preview;
}

/** A ZIP code that somebody follows, with its level to change. */
export function PlaceCard({ place: { zip, city, state }, level, preview }: PlaceCardProps) {
  return (
    <form class="card" method="post" action="/account">
      <h3>
        <a href={`/zip/${zip}`}>{city ? `${city}, ${state} ${zip}` : zip}</a>
      </h3>
      <input type="hidden" name="zip" value={zip} />
      <LevelChoices
        id={`level-${zip}`}
        legend={`When to text me about ${zip}`}
        value={level}
        preview={preview}
      />
      <p class="row">
        <button class="button slim" type="submit" name="intent" value="level">
          Save<span class="hidden-words">{` level of ${zip}`}</span>
        </button>
        <button class="link-button" type="submit" name="intent" value="remove">
          Remove {zip}
        </button>
      </p>
    </form>
  );
}
