// Whose weather it is: CC BY 4.0 asks for the name, the licence and a link to each.

export const WEATHER_SOURCE = { name: "Open-Meteo.com", url: "https://open-meteo.com/" };
export const WEATHER_LICENCE = {
  name: "CC BY 4.0",
  url: "https://creativecommons.org/licenses/by/4.0/",
};
