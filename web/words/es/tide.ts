import type { tide as english } from "../en/tide.ts";

export const tide: typeof english = {
  heading: "La marea",
  levels: {
    minor: "Inundación costera menor",
    moderate: "Inundación costera moderada",
    major: "Inundación costera grave",
  },
  height: (feet, metres) => `${feet} pies (${metres} m)`,
  high: (level, when, height, over) =>
    `Se espera: ${level.toLowerCase()}. El agua llega a su punto más alto hacia ${when}, a ${height}, ${over} sobre el nivel de inundación.`,
  head: (level, when) => `${level}, con el agua más alta hacia ${when}`,
  by: (station) => `El agua, según el mareógrafo de NOAA en ${station}.`,
  sentence: (words) => words.endsWith(".") ? words : `${words}.`,
  usual: (when, height, under) =>
    `El agua llega a su próximo punto más alto hacia ${when}, a ${height}: ${under} por debajo del nivel de inundación.`,
  unknown: "Por ahora no hay datos de este mareógrafo.",
  measured: (when, height) => `Medido ${when}: ${height}.`,
  above: (much) => `Es ${much} más que la marea prevista, y el pronóstico lo tiene en cuenta.`,
  below: (much) => `Es ${much} menos que la marea prevista, y el pronóstico lo tiene en cuenta.`,
  silent:
    "El mareógrafo no ha dado alturas últimamente: esto es solo la marea prevista, y el viento puede subirla.",
  todo: {
    minor:
      "Saque los autos de las calles bajas junto al agua. El agua salada daña frenos y cables.",
    moderate: "Suba ya autos y bienes. No entre en sótanos ni en agua salada.",
    major: "Deje las zonas bajas y siga a las autoridades.",
  },
  want: "Los mensajes sobre la marea se eligen aparte:",
  wantLink: "elegirlos",
  title: (from, to) => `Altura del agua desde ${from} hasta ${to}`,
  now: "Ahora",
  keys: { measured: "Medida", expected: "Esperada", predicted: "Solo la marea prevista" },
  line: (level, height) => `${level}: ${height}`,
  table: "Lo mismo en una tabla",
  caption: "Altura del agua",
  columns: { at: "Hora", predicted: "Prevista", water: "Medida o esperada" },
  none: "–",
  source: (station, distance) =>
    `Según el mareógrafo de NOAA en ${station}, a ${distance} de aquí: su calle puede estar a otra altura. Alturas sobre la media de las bajamares inferiores, preliminares.`,
  whose: {
    nws: "Niveles de inundación del Servicio Nacional del Tiempo.",
    nos: "Niveles de inundación del Servicio Oceánico de NOAA.",
  },
  distances: { near: "{feet} pies ({metres} m)", far: "{miles} mi ({kilometres} km)" },
  about: "Marea alta",
  why: {
    heading: "La marea entonces",
    crossed: (station, level, height) =>
      `En el mareógrafo de NOAA ${station}, la ${level.toLowerCase()} empieza a ${height} sobre la media de las bajamares inferiores.`,
    peak: (when, height) => `El agua iba a llegar a su punto más alto hacia ${when}, a ${height}.`,
    residual: (predicted, much, isHigher) =>
      `La luna y el sol solos iban a traer ${predicted}; el agua estaba ${much} más ${
        isHigher ? "alta" : "baja"
      } de lo previsto.`,
    predictedOnly: "El mareógrafo no había dado nada últimamente: contó solo la marea prevista.",
    cleared: (height) =>
      `Lo más alto medido fue ${height}; durante media hora el agua estuvo bajo el nivel de inundación.`,
    you: (zip) =>
      `Usted pidió mensajes sobre la marea y sigue ${zip}, que corresponde a este mareógrafo.`,
    clear: "Se le avisó de esta marea, y por eso se le avisa de su fin.",
  },
};
