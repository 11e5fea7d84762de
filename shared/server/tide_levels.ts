// A series of heights as the database keeps it: millimetres, and null where none is known.
import type { TideSeries } from "../tides/series.ts";

interface StoredSeries {
  from: Date | null;
  mm: (number | null)[];
}

export function seriesOf({ from, mm }: StoredSeries): TideSeries {
  return {
    firstAt: from?.getTime() ?? 0,
    metres: mm.map((height) => height === null ? null : height / 1000),
  };
}

/** As text: a list with gaps is no list to the driver. */
export function storedAs({ metres }: TideSeries): string {
  return `{${metres.map((height) => height === null ? "null" : Math.round(height * 1000)).join()}}`;
}
