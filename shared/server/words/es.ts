// Spanish. GSM-7 has é ñ ü ¿ ¡, but not á í ó ú: the words are chosen so that none of these is
// needed ("inundaciones", not its singular), and none is ever left out of a word that has it.
import { clock } from "./clock.ts";
import type { Words } from "./every_text.ts";

export const es: Words = {
  reviewer: null,
  maxSegments: 2,

  // The day by its date: Saturday has an á.
  time: (at, timeZone, isFar) => {
    const hour = clock("es-US", timeZone, {}).format(at).replace(":00", "");
    const article = /^1\b/.test(hour) ? "la" : "las";
    if (!isFar) return `${article} ${hour}`;
    return `${article} ${hour} del ${clock("es-US", timeZone, "date").format(at)}`;
  },

  rain: (mm, minutes, by) =>
    `${inches(mm)} en ${minutes === 60 ? "una hora" : "15 min"} antes de ${by}`,

  alert: {
    any: ({ where, rain, until, link }) =>
      `FloodLine: se espera lluvia en ${where}, ${rain}. ` +
      `Las calles se mojan. Guarde lo que no deba mojarse. Hasta cerca de ${until}. ` +
      `${link} ${STOP}`,
    heavy: ({ where, rain, until, link }) =>
      `FloodLine: se espera lluvia fuerte en ${where}, ${rain}. ` +
      `Puede haber charcos grandes. Limpie los desagües y suba lo que tenga en el suelo. ` +
      `Hasta cerca de ${until}. ${link} ${STOP}`,
    flood: ({ where, rain, until, link }) =>
      `FloodLine: riesgo de inundaciones previsto en ${where}, ${rain}. ` +
      `El agua puede subir muy pronto. Suba autos y bienes; no entre en bajos ni en agua ` +
      `profunda. Hasta cerca de ${until}. ${link} ${STOP}`,
  },

  warning: ({ event, where, until, link }) =>
    `FloodLine: ${event} del Servicio Nacional del Tiempo (NWS) en ${where}. ` +
    `El agua puede subir muy pronto. Suba autos y bienes; no entre en bajos ni en agua ` +
    `profunda. Hasta ${until}. ${link} ${STOP}`,
  events: {
    "Flash Flood Warning": "Aviso de inundaciones repentinas",
    "Flood Warning": "Aviso de inundaciones",
  },

  clear: {
    any: ({ where, link }) =>
      `FloodLine: fin de la alerta en ${where}. Ya no se espera lluvia. ` +
      `¿Sigue el agua? Cuéntenos: ${link}`,
    heavy: ({ where, link }) =>
      `FloodLine: fin de la alerta en ${where}. La lluvia fuerte ha terminado. ` +
      `¿Sigue el agua? Cuéntenos: ${link}`,
    flood: ({ where, link }) =>
      `FloodLine: fin de la alerta en ${where}. El riesgo de inundaciones ha terminado. ` +
      `Evite el agua que queda. ¿Sigue el agua? Cuéntenos: ${link}`,
  },

  ask: ({ where }) =>
    `FloodLine: ha llovido fuerte en ${where}. ¿Hay agua donde usted se encuentra? ` +
    "Responda 0 nada, 1 tobillo, 2 rodilla, 3 dentro del edificio.",

  code: (code, minutes) =>
    `FloodLine: su clave es ${code}. Sirve ${minutes} minutos. Nunca se la pediremos.`,
};

const STOP = "Responda STOP para terminar";

/** As they live in the United States, inches. */
function inches(mm: number): string {
  const value = mm / 25.4;
  return value < 0.1 ? "menos de 0.1 pulgadas" : `${value.toFixed(1)} pulgadas`;
}
