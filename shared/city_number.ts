// A number of the city's 311, as it fits into a text: "311-20481234".
import { MAX_CITY_NUMBER_LENGTH } from "./limits.ts";

export const CITY_NUMBER = new RegExp(
  `^[A-Za-z0-9][A-Za-z0-9 #./-]{0,${MAX_CITY_NUMBER_LENGTH - 1}}$`,
);
