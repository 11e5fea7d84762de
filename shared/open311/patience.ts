/** So long a city that takes nothing is tried; its token, and what it may have, are looked for. */
export const CITY_TRIED_HOURS = 24;
