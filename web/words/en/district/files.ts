// The page where a district brings its files.
import type { ImportKind } from "shared/api/district/imports.ts";
import { DRAFT_MINUTES, UNDO_HOURS } from "shared/limits.ts";

type Brought = Extract<ImportKind, "boundary" | "drains">;

export const files = {
  title: "Files of your district",
  intro:
    `Bring what your city has of your district. FloodLine reads a file, shows you what it would be, and saves nothing before you say so. What was read waits ${DRAFT_MINUTES} minutes; the file itself is kept nowhere.`,
  onlyManagers: "Managers bring files here.",
  kinds: {
    boundary: "The boundary",
    drains: "Drains (catch basins)",
  } satisfies Record<Brought, string>,
  about: {
    boundary:
      "GeoJSON, a zipped Shapefile, KML or KMZ of Google My Maps, Esri’s JSON, GPX, or a CSV with areas. Of a file with all of a city’s districts you choose yours.",
    drains:
      "A CSV of the city or your own, GeoJSON, a zipped Shapefile or KML. Those in your district and across its street are taken. A list of corners (“Court St & Smith St”) is placed on your streets.",
  } satisfies Record<Brought, string>,
  drainsNow: (count: number) =>
    count === 0
      ? "You have none yet."
      : `You have ${
        count.toLocaleString("en-US")
      } now. A newer file of the city loses none of them.`,
  file: "File",
  read: "Read this file",
  columns: "The names of its columns, if they are read wrongly",
  columnNames: {
    id: "Number of the drain",
    kind: "Kind",
    latitude: "Latitude",
    longitude: "Longitude",
  },
  draft: {
    heading: (file: string) => `What was read of ${file}`,
    counts: (format: string, read: number, taken: number) =>
      `It is ${format}. ${read.toLocaleString("en-US")} read, ${
        taken.toLocaleString("en-US")
      } to take.`,
    leftOut: "Left out",
    mended: "Is this meant?",
    done: "Done to it besides",
    means: "If you take it",
    which: "Which of these is your district?",
    unnamed: (number: number) => `Area ${number}`,
    none: "Nothing of it can be taken. Choose another file.",
    more: (count: number) => `and ${count} more that cannot be yours`,
    columns: "Read from these columns",
    columnNames: { place: "Place", id: "Number", kind: "Kind" } as Record<string, string>,
    first: "Its first rows",
    map: "What it would be, on the map",
    mapOf: (name: string) => `${name}, on the map`,
    legend: "Thick lines and dots: what the file has. Thin outline: your boundary now.",
    take: "Take these",
    forget: "Forget this file",
  },
  taken: "What the file has is yours now.",
  undo: {
    words: `The boundary was changed. It can be put back for ${UNDO_HOURS} hours.`,
    button: "Put the boundary back",
    done: "The boundary is as it was before.",
  },
};
