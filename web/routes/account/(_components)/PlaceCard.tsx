import type { Place } from "shared/api/people.ts";
import type { Preview } from "shared/api/zips.ts";
import type { Level } from "shared/levels.ts";
import { pathTo } from "shared/path_to.ts";
import { useWords } from "@/words/reader.ts";
import { LevelChoices } from "./LevelChoices.tsx";

interface PlaceCardProps {
  place: Place;
  /** As chosen, or as stored. */
  level: Level;
  preview?: Preview;
}

/** A ZIP code that somebody follows, with its level to change. */
export function PlaceCard({ place: { zip, city, state }, level, preview }: PlaceCardProps) {
  const { places } = useWords().account;
  return (
    <form class="card" method="post" action="/account">
      <h3>
        <a href={pathTo`/zip/${zip}`}>{city ? `${city}, ${state} ${zip}` : zip}</a>
      </h3>
      <input type="hidden" name="zip" value={zip} />
      <LevelChoices
        id={`level-${zip}`}
        legend={places.when(zip)}
        value={level}
        preview={preview}
      />
      <p class="row">
        <button class="button slim" type="submit" name="intent" value="level">
          {places.save}
          <span class="hidden-words">{places.saveWhat(zip)}</span>
        </button>
        <button class="link-button" type="submit" name="intent" value="remove">
          {places.remove(zip)}
        </button>
      </p>
    </form>
  );
}
