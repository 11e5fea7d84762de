// A district's tides, on its board and on the page of its storms and texts.
export const tides = {
  title: "High tides",
  /** On the board. `floods`: from where it floods there. */
  next: (station: string, height: string, when: string, floods: string) =>
    `Next high water at ${station}: ${height} about ${when}. It floods from ${floods}.`,
  silent: (station: string) => `Of the gauge at ${station} nothing is known just now.`,
  intro:
    "Told to followers who ask for texts of the tide, by the gauge that speaks for your ZIP codes.",
  caption: "High tides that were told, newest first",
  columns: {
    told: "Told",
    crest: "Highest",
    end: "How it ended",
    texts: "Texts",
    worst: "Worst told",
  },
  measured: (height: string, when: string, station: string) =>
    `${height} ${when}, measured at ${station}.`,
  expected: (height: string, when: string, station: string) =>
    `${height} about ${when}, expected at ${station}.`,
  over: (height: string) => `${height} over flood level.`,
  under: (height: string) => `${height} below flood level.`,
  noCrest: (station: string) => `Not known: the gauge at ${station} was silent.`,
  notOver: "Not over yet",
  came: "It flooded",
  stayedBelow: "It stayed below",
  notKnown: "Nobody measured it",
};
