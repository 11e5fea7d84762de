// How soon a board looks at what it has heard of.

/** In a storm reports come faster than anybody reads how many they are. */
export const REST_MS = 2_000;

/** All boards of a district hear of a report at one moment; asked at one moment, the server would turn some away. */
export const SPREAD_MS = 400;
