// Spanish. GSM-7 has é ñ ü ¿ ¡, but not á í ó ú: the words are chosen so that none of these is
// needed ("inundaciones", not its singular), and none is ever left out of a word that has it.
import { asksForStill } from "./asks_for_still.ts";
import { clock } from "./clock.ts";
import { inALine } from "./in_a_line.ts";
import type { TextWords } from "./every_text.ts";
import { MAX_PHOTOS, MAX_VIDEOS } from "shared/media_rules.ts";
import type { Owner } from "shared/report_statuses.ts";
import type { Hazard } from "shared/storms/products.ts";
import { AMOUNTS } from "shared/words/amounts.ts";

const amount = AMOUNTS.es;

export const es: TextWords = {
  reviewer: null,
  maxSegments: 2,

  // The day by its date: Saturday has an á.
  time: (at, timeZone, day) => {
    // "5 pm": the dots of "p.m." would meet the one that ends the sentence.
    const hour = clock("es-US", timeZone, {}).format(at).replace(":00", "").replaceAll(".", "");
    const article = /^1\b/.test(hour) ? "la" : "las";
    if (!day) return `${article} ${hour}`;
    return `${article} ${hour} del ${clock("es-US", timeZone, "date").format(at)}`;
  },

  rain: (mm, minutes, by) =>
    `${inches(mm)} en ${minutes === 60 ? "una hora" : "15 min"} antes de ${by}`,

  alert: {
    any: ({ where, until, link }) =>
      `FloodLine: se espera lluvia en ${where}. ` +
      `Guarde lo que no deba mojarse. ${about(until)}${link} ${STOP}`,
    heavy: ({ where, rain, until, link }) =>
      `FloodLine: se espera lluvia fuerte en ${where}, ${rain}. ` +
      `Puede haber charcos grandes. Limpie los desagües y suba lo que tenga en el suelo. ` +
      `${about(until)}${link} ${STOP}`,
    flood: ({ where, rain, until, link }) =>
      `FloodLine: riesgo de inundaciones previsto en ${where}, ${rain}. ` +
      `El agua puede subir pronto. Suba autos y bienes, evite pisos bajos y agua ` +
      `profunda. ${about(until)}${link} ${STOP}`,
  },

  warning: ({ event, hazard, where, from, until, link }) =>
    `FloodLine: el Servicio Nacional del Tiempo dio ${article(event)} ${event} para ${where}. ` +
    `${WATER[hazard]} ${span(from, until)}${link} ${STOP}`,

  watch: ({ event, where, from, until, link }) =>
    `FloodLine, con tiempo: ${event} del Servicio Nacional del Tiempo para ${where}. ` +
    `${span(from, until)}Puede inundarse o quedar en nada. Prepare autos y bienes. ` +
    `${link} VIGILANCIA NO: sin estas. ${STOP}`,

  besides: {
    any: ({ where }) => `También lluvia en ${where}. `,
    heavy: ({ where }) => `También lluvia fuerte en ${where}. `,
    flood: ({ where }) => `También riesgo de inundaciones en ${where}. `,
    warning: ({ event, where }) => `También ${article(event)} ${event} para ${where}. `,
  },
  morePlaces: (count) => `Otros lugares (${count}): `,
  list: (names, more) =>
    more > 0
      ? `${names.join(", ")} y ${more === 1 ? "otro" : `otros ${more}`}`
      : inALine(names, " y "),
  events: {
    "Flash Flood Warning": "aviso de inundaciones repentinas",
    "Flash Flood Warning (considerable damage)": "aviso de inundaciones repentinas muy peligrosas",
    "Flash Flood Emergency": "aviso de emergencia por inundaciones repentinas",
    "Flash Flood Watch": "vigilancia de inundaciones repentinas",
    "Flood Warning": "aviso de inundaciones",
    "Flood Advisory": "advertencia de inundaciones",
    "Flood Statement": "comunicado de inundaciones",
    "Flood Watch": "vigilancia de inundaciones",
    "Coastal Flood Warning": "aviso de inundaciones costeras",
    "Coastal Flood Advisory": "advertencia de inundaciones costeras",
    "Coastal Flood Statement": "comunicado de inundaciones costeras",
    "Coastal Flood Watch": "vigilancia de inundaciones costeras",
    "Storm Surge Warning": "aviso de marejada por tormenta",
    "Storm Surge Watch": "vigilancia de marejada por tormenta",
    "Lakeshore Flood Warning": "aviso de inundaciones junto al lago",
    "Lakeshore Flood Advisory": "advertencia de inundaciones junto al lago",
    "Lakeshore Flood Statement": "comunicado de inundaciones junto al lago",
    "Lakeshore Flood Watch": "vigilancia de inundaciones junto al lago",
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

  clearOfficial: ({ where, link }) =>
    `FloodLine: fin de la alerta en ${where}. El Servicio del Tiempo ya no advierte de nada. ` +
    `Evite el agua que queda. ¿Sigue el agua? Cuéntenos: ${link}`,

  clearUnfulfilled: {
    any: ({ where }) =>
      `FloodLine: fin de la alerta en ${where}. Las previsiones han cambiado: ya no se espera ` +
      "lluvia.",
    heavy: ({ where }) =>
      `FloodLine: fin de la alerta en ${where}. Las previsiones han cambiado: ya no se espera ` +
      "lluvia fuerte.",
    flood: ({ where }) =>
      `FloodLine: fin de la alerta en ${where}. Las previsiones han cambiado: ya no hay riesgo ` +
      "de inundaciones.",
  },

  ask: ({ where }) =>
    `FloodLine: ha llovido fuerte en ${where}. ¿Hay agua donde usted se encuentra? ` +
    "Responda 0 nada, 1 tobillo, 2 rodilla, 3 dentro del edificio.",

  height: (metres) => `${feet(metres)} pies`,
  tide: {
    minor: ({ where, over, at, until, link }) =>
      `FloodLine, por las mareas de NOAA: inundaciones costeras en ${where}, pico cerca de ${at}, ` +
      `${over} sobre el nivel. Calles bajas pueden inundarse. Mueva su auto. ` +
      `${about(until)}${link} ${STOP}`,
    moderate: ({ where, over, at, until, link }) =>
      `FloodLine, por las mareas de NOAA: riesgo de inundaciones costeras en ${where}, pico cerca ` +
      `de ${at}, ${over} sobre el nivel. Suba autos y bienes, evite pisos bajos y agua salada. ` +
      `${about(until)}${link} ${STOP}`,
    major: ({ where, over, at, until, link }) =>
      `FloodLine, por las mareas de NOAA: gran riesgo de inundaciones costeras en ${where}, pico ` +
      `cerca de ${at}, ${over} sobre el nivel. Deje las zonas bajas, siga a las autoridades. ` +
      `${about(until)}${link} ${STOP}`,
  },
  tideClear: ({ where, link }) =>
    `FloodLine: fin de la alerta en ${where}. La marea ha bajado del nivel de inundaciones. ` +
    `¿Sigue el agua? Cuéntenos: ${link}`,
  tideClearUnfulfilled: ({ where }) =>
    `FloodLine: fin de la alerta en ${where}. La marea no ha subido al nivel de inundaciones.`,

  code: (code, minutes) =>
    `FloodLine: su clave es ${code}. Sirve ${minutes} minutos. Nunca se la pediremos.`,

  question: ({ where, text }) =>
    `FloodLine: su distrito pregunta por su reporte de ${where}: ${text} Responda con un mensaje. ${STOP}`,

  report: {
    seen: ({ where, link }) =>
      `FloodLine: el distrito ya ha visto su reporte de ${where}. Siga el caso: ${link} ${STOP}`,
    in_progress: ({ where, link }) =>
      `FloodLine: el distrito ya trabaja en el problema de su reporte de ${where}. ` +
      `Siga el caso: ${link} ${STOP}`,
    water_gone: ({ where, link }) =>
      `FloodLine: el distrito dice que ya no hay agua en el lugar de su reporte de ${where}. ` +
      `¿Sigue el agua? Responda SIGUE. ${link} ${STOP}`,
    passed_on: ({ where, link, cityNumber }) =>
      `FloodLine: el distrito ha pasado su reporte de ${where} a la ciudad, 311` +
      `${cityNumber ? ` caso ${cityNumber}` : ""}. Puede tardar. ` +
      `¿Sigue el agua? Responda SIGUE. ${link} ${STOP}`,
    not_ours: ({ where, link, whose }) =>
      `FloodLine: su reporte de ${where} no le toca al distrito. ` +
      `${whose ? `Puede tocarle ${OWNERS[whose]}. ` : ""}${link} ${STOP}`,
    same_as: ({ where, link }) =>
      `FloodLine: otras personas han reportado la misma agua que usted en ${where}. ` +
      `El distrito lo atiende como un solo caso: ${link} ${STOP}`,
    nothing_found: ({ where, link }) =>
      `FloodLine: el distrito fue a ver y no ha encontrado agua en el lugar de su reporte de ` +
      `${where}. ¿Sigue el agua? Responda SIGUE. ${link} ${STOP}`,
    water: ({ where, link }) =>
      `FloodLine: ¿sigue el agua en el lugar de su reporte de ${where}? ` +
      `Responda en esta web: ${link} ${STOP}`,
  },

  ownWords: ({ district, words, news, of, link, cityNumber, whose }) =>
    `FloodLine, de ${district}, sobre ${
      "count" in of ? `${of.count} de sus reportes` : `su reporte de ${of.where}`
    }: ${words} ` +
    `${news === "passed_on" && cityNumber ? `311, caso ${cityNumber}. ` : ""}` +
    `${whose ? `Puede tocarle ${OWNERS[whose]}. ` : ""}` +
    `${
      asksForStill(news)
        ? `¿Sigue el agua? Responda SIGUE${"count" in of ? " por todos" : ""}. `
        : ""
    }${link} ${STOP}`,

  reports: {
    seen: ({ count, link }) =>
      `FloodLine: el distrito ya ha visto ${count} de sus reportes. Siga los casos: ${link} ${STOP}`,
    in_progress: ({ count, link }) =>
      `FloodLine: el distrito ya trabaja en ${count} de sus reportes. ` +
      `Siga los casos: ${link} ${STOP}`,
    water_gone: ({ count, link }) =>
      `FloodLine: el distrito dice de ${count} de sus reportes que ya no hay agua. ` +
      `¿Sigue el agua? Responda SIGUE por todos o elija en esta web: ${link} ${STOP}`,
    passed_on: ({ count, link, cityNumber }) =>
      `FloodLine: el distrito ha pasado ${count} de sus reportes a la ciudad, 311` +
      `${cityNumber ? ` caso ${cityNumber}` : ""}. Puede tardar. ` +
      `¿Sigue el agua? Responda SIGUE por todos o elija en esta web: ${link} ${STOP}`,
    not_ours: ({ count, link, whose }) =>
      `FloodLine: al distrito no le toca atender ${count} de sus reportes. ` +
      `${whose ? `Puede tocarle ${OWNERS[whose]}. ` : ""}${link} ${STOP}`,
    nothing_found: ({ count, link }) =>
      `FloodLine: el distrito fue a ver ${count} de sus reportes y no ha encontrado agua. ` +
      `¿Sigue el agua? Responda SIGUE por todos o elija en esta web: ${link} ${STOP}`,
  },

  stillWet: ({ where }) =>
    `FloodLine: el distrito pregunta: ¿sigue el agua que usted vio en ${where}? ` +
    `Responda 1 sigue, 2 ya no. ${STOP}`,

  called: ({ where, link }) =>
    `FloodLine: el distrito ha anotado el reporte de ${where} que usted hizo por teléfono. ` +
    `Le escribiremos si hay novedades. ${link} ${STOP}`,

  notice: {
    assigned: ({ name, where, point, link }) =>
      `FloodLine: ${name ?? "alguien de su equipo"} le pide que atienda el agua en ${where}` +
      `${point ? `, en ${point}` : ""}. ${link} ${STOP}`,
    assignedMany: ({ name, count, link }) =>
      `FloodLine: ${
        name ?? "alguien de su equipo"
      } le da reportes de agua para atender: ${count}. ` +
      `Su recorrido: ${link} ${STOP}`,
    levels: ({ district, link }) =>
      `FloodLine: otro gestor de ${district} ha cambiado los niveles de aviso. Vea quién y qué: ` +
      `${link} ${STOP}`,
    invitation: ({ district, role, until, link }) =>
      `FloodLine: ${district} le invita a su equipo como ${role}. Para aceptar, entre con este ` +
      `celular antes del ${until}: ${link} Si no es para usted, no haga nada. ${STOP}`,
  },

  broadcast: {
    send: ({ district, words }) =>
      `FloodLine, de ${district}: ${words} Responda NOTICIAS NO para solo alertas, STOP para salir`,
    drill: ({ district, words }) =>
      `SIMULACRO, no es real. FloodLine, de ${district}: ${words} (Fin del simulacro.) ${STOP}`,
    test: (text) => `PRUEBA, solo para usted. ${text}`,
  },
  staffRoles: { viewer: "observador", crew: "cuadrilla", manager: "gestor" },

  reply: {
    stopped: "FloodLine: las alertas han terminado para usted. Responda START para recibirlas " +
      "de nuevo.",
    started: "FloodLine: bienvenido de nuevo, sus alertas vuelven a llegar. Responda STOP para " +
      "terminarlas.",
    help: ({ host, hasNews, hasAhead, hasTides }) =>
      "FloodLine le avisa antes de que se inunde. Escriba ESTADO, PAUSA, SEGUIR, ZIP 11215, " +
      `NIVEL FUERTE o IDIOMA EN. ${
        withoutThem({ hasNews, hasAhead, hasTides })
      }${host} ${STOP}. Pueden aplicarse tarifas de mensajes y datos. ` +
      "¿En peligro? Llame al 911.",
    notUnderstood:
      "FloodLine: no hemos entendido su mensaje. Escriba AYUDA para ver lo que puede " +
      "pedir. ¿En peligro? Llame al 911.",
    askStop: "FloodLine: ¿no quiere recibir otros mensajes de nosotros? Responda STOP y no le " +
      "enviaremos nada. Para seguir como hasta ahora, no haga nada.",
    stranger: ({ link }) =>
      `FloodLine: este celular no recibe alertas. Elija sus ZIP en esta web: ${link}`,
    paused: ({ until }) =>
      `FloodLine: en pausa hasta ${until}. Hasta entonces no le enviaremos nada, ni si hay ` +
      "inundaciones. Escriba SEGUIR para terminar la pausa.",
    resumed: "FloodLine: sus alertas vuelven a llegar. Escriba ESTADO para ver lo que viene.",
    alertsOnly:
      "FloodLine: desde ahora recibe solo alertas, nada de los distritos. Para recibirlo " +
      "de nuevo, escriba NOTICIAS SI. Responda STOP para terminar con todo.",
    broadcastsToo:
      "FloodLine: sus alertas llegan como siempre, y lo que escribe el distrito de su " +
      "ZIP también llega. Escriba NOTICIAS NO para no recibirlo.",
    aheadOff:
      "FloodLine: ya no le escribimos de vigilancias. Las alertas y los avisos llegan como " +
      "siempre. Para recibirlas de nuevo, escriba VIGILANCIA SI. Responda STOP para terminar con todo.",
    aheadOn:
      "FloodLine: cuando el Servicio del Tiempo emita una vigilancia de inundaciones para sus " +
      "ZIP, le avisamos una vez, casi siempre antes y nunca en sus horas de silencio. Muchas quedan en " +
      "nada. Escriba VIGILANCIA NO para dejarlas.",
    tidesOff:
      "FloodLine: ya no le escribimos de mareas altas. Las alertas de lluvia y los avisos " +
      "llegan como siempre. Para recibirlas de nuevo, escriba MAREA SI. Responda STOP para terminar con todo.",
    tidesOn:
      "FloodLine: cuando la marea pueda inundar sus ZIP, por el medidor de NOAA, le avisamos " +
      "en su nivel, cada vez que suba y al terminar. Escriba MAREA NO para dejarlo.",
    tidesNowhere:
      "FloodLine: sus ZIP no tienen medidor de mareas. Cuando lo tengan, le avisamos de mareas " +
      "altas. Escriba MAREA NO para dejarlo.",
    language: "FloodLine: desde ahora le escribimos en español.",
    follows: ({ zip, where, level }) =>
      `FloodLine: ahora sigue ${where}. Le avisamos ${WHEN[level]}. ` +
      `Para cambiarlo, escriba NIVEL ${zip} LLUVIA, FUERTE o RIESGO.`,
    followsAlready: ({ zip, where, level }) =>
      `FloodLine: ya sigue ${where}. Le avisamos ${WHEN[level]}. ` +
      `Para cambiarlo, escriba NIVEL ${zip} LLUVIA, FUERTE o RIESGO.`,
    level: ({ where, level }) =>
      `FloodLine: para ${where ?? "todos sus ZIP"} ahora le avisamos ${WHEN[level]}.`,
    noPlaces: "FloodLine: su lista de ZIP no tiene nada. Escriba ZIP y sus cinco cifras: ZIP 11215",
    unfollowed: ({ where, left }) =>
      `FloodLine: ya no sigue ${where}. ` +
      `${left ? `Le seguimos avisando de ${left}.` : "Su lista de ZIP ya no tiene nada."} ` +
      "Responda STOP para terminar con todos los mensajes.",
    notFollowed: ({ zip }) => `FloodLine: no sigue ${zip}. Para seguirlo, escriba ZIP ${zip}`,
    zipUnknown: ({ zip, near }) =>
      `FloodLine: no conocemos el ZIP ${zip}. Revise sus cinco cifras.` +
      (near === null ? "" : ` Si son correctas, use otro cercano, como ${near}.`),
    zipUnplaced: ({ zip, near }) =>
      `FloodLine: nadie nos dice el lugar del ZIP ${zip}. Use el ZIP de un lugar cercano` +
      (near === null ? "." : `, como ${near}.`),
    tooManyPlaces: ({ max, link }) =>
      `FloodLine: sigue ${max} ZIP y no caben otros. Quite uno antes: ${link}`,
    consentNeeded: ({ link }) =>
      `FloodLine: primero marque la casilla que nos permite enviarle alertas: ${link}`,
    dry: "FloodLine: nos alegra que no haya agua. Gracias por responder.",
    reported: ({ where, link }) =>
      `FloodLine: gracias, recibimos su reporte de ${where}. Agregue una foto: ${link} ` +
      "No entre en el agua. ¿En peligro? Llame al 911.",
    gone: ({ where }) => `FloodLine: gracias, el distrito ve que en ${where} ya no hay agua.`,
    corrected: ({ link }) => `FloodLine: gracias, hemos cambiado su reporte: ${link}`,
    still: ({ where, link }) =>
      `FloodLine: gracias, el distrito ve que el agua sigue en ${where}: ${link} ` +
      "¿Hay peligro? Llame al 911.",
    answered: "FloodLine: gracias, su distrito tiene su respuesta.",
    stillMany: ({ where, link }) =>
      `FloodLine: gracias, el distrito ve que sigue el agua de estos reportes: ${where}. ` +
      `Vea su lista: ${link} ¿Hay peligro? Llame al 911.`,
    stillTooOld: ({ link }) =>
      "FloodLine: lo que le dijo el distrito ya es muy viejo. Si hay agua, reporte el lugar en " +
      `esta web: ${link} ¿Hay peligro? Llame al 911.`,
    stillWhere: ({ link }) =>
      `FloodLine: no sabemos de qué agua se trata. Reporte el lugar en esta web: ${link} ` +
      "¿Hay peligro? Llame al 911.",
    seenAlready: ({ link }) =>
      `FloodLine: gracias. Ya han visto su reporte y queda como estaba: ${link}`,
    howDeep:
      "FloodLine: ¿hasta qué altura llega el agua? Responda 1 tobillo, 2 rodilla, 3 dentro del " +
      "edificio.",
    photoHowDeep: "FloodLine: gracias por la foto. ¿Hasta qué altura llega el agua? Responda " +
      "1 tobillo, 2 rodilla, 3 dentro del edificio.",
    photoAdded: ({ link }) => `FloodLine: gracias, su foto va con su reporte: ${link}`,
    blocked:
      "FloodLine: desde este teléfono ya no se pueden enviar reportes ni fotos. Las alertas siguen; STOP las termina.",
    photoTooMany: ({ link }) =>
      `FloodLine: un reporte admite ${amount.photos(MAX_PHOTOS)} o ${
        amount.videos(MAX_VIDEOS)
      }, y el suyo ya no admite otros: ${link}`,
    photoNotReadable: ({ link }) =>
      `FloodLine: no podemos leer ese tipo de archivo. Mande una foto o use esta web: ${link}`,
    reportWhere: ({ link }) =>
      `FloodLine: no sabemos de qué lugar nos escribe. Mande su reporte en esta web: ${link}`,
  },

  lastToday: {
    report: ". Por hoy no le enviamos otro mensaje sobre sus reportes: vea el sitio web.",
    reply: "Por hoy ya no respondemos. Las alertas siguen llegando.",
  },

  status: {
    line: ({ where, facts }) => `${where}: ${facts.join(", ")}.`,
    storm: {
      any: "lluvia ahora",
      heavy: "lluvia fuerte ahora",
      flood: "riesgo de inundaciones ahora",
    },
    stormUntil: (storm, at) => `${storm}, hasta ${at}`,
    stormAtLeastUntil: (storm, at) => `${storm}, por lo menos hasta ${at}`,
    easing: {
      any: "la lluvia cede",
      heavy: "la lluvia fuerte cede",
      flood: "el riesgo de inundaciones cede",
    },
    quiet: "sin tormenta",
    rainFrom: {
      any: (at) => `lluvia desde ${at}`,
      heavy: (at) => `lluvia fuerte desde ${at}`,
      flood: (at) => `riesgo de inundaciones desde ${at}`,
    },
    dryUntil: (at) => `seco hasta ${at}`,
    noForecast: "sin datos del tiempo",
    notCheckedSince: (at) => `sin datos nuevos desde ${at}, mire afuera`,
    forecastFrom: (at) => `las previsiones son viejas, de ${at}, mire afuera`,
    noForecastFrom: (at) => `sin previsiones desde ${at}`,
    noForecastBetween: (from, to) => `sin previsiones desde ${from} hasta ${to}`,
    warning: ({ event, from, until }) =>
      `NWS: ${event}${from ? ` desde ${from}` : ""}${until ? ` hasta ${until}` : ""}`,
    tide: ({ at, over }) => `marea ${over} sobre el nivel de inundaciones cerca de ${at}`,
    pausedUntil: (until) => `En pausa hasta ${until}. Escriba SEGUIR para terminarla.`,
    quietUntil: (until) => `Sus horas de silencio duran hasta ${until}.`,
    newsOff: "Escriba NOTICIAS NO para no recibir lo que escriben los distritos.",
    aheadOff: "Escriba VIGILANCIA NO para no recibir vigilancias.",
    aheadOn: "Escriba VIGILANCIA SI para recibir vigilancias.",
    tidesOff: "Escriba MAREA NO para no recibir mareas.",
    tidesOn: "Escriba MAREA SI para recibir mareas.",
  },
};

/** Several are named together: each by itself would take a part more. */
function withoutThem(
  { hasNews, hasAhead, hasTides }: { hasNews: boolean; hasAhead: boolean; hasTides: boolean },
): string {
  const named = [
    ...hasNews ? [["NOTICIAS NO", "sin lo que escriben los distritos"]] : [],
    ...hasAhead ? [["VIGILANCIA NO", "sin vigilancias"]] : [],
    ...hasTides ? [["MAREA NO", "sin mareas"]] : [],
  ];
  if (named.length === 0) return "";
  const without = named.length === 1 ? named[0]![1] : "sin eso";
  return `${named.map(([word]) => word).join(", ")}: ${without}. `;
}

const STOP = "Responda STOP para salir";

const OWNERS: Record<Owner, string> = {
  city: "a la ciudad: llame al 311",
  utility: "a la empresa de agua o de drenaje",
  transit: "a la empresa de transporte",
  state: "al estado, que cuida esa calle",
  owner: "al propietario del edificio",
};

const FAST = "El agua puede subir pronto. Suba autos y bienes, evite pisos bajos y agua profunda.";

/** What each does, and what to do. */
const WATER: Record<Hazard, string> = {
  flash: FAST,
  river: FAST,
  street:
    "Las calles bajas pueden inundarse. Limpie los desagües, suba lo que tenga en el suelo y no " +
    "conduzca por el agua.",
  coast:
    "El mar puede entrar en calles bajas, sobre todo con marea alta. Suba autos y bienes y no " +
    "cruce el agua.",
  surge:
    "El mar puede subir mucho y pronto. Salga si las autoridades lo piden y vaya a un lugar alto.",
  lake:
    "El lago y sus olas pueden inundar la orilla. Aleje autos y bienes y no conduzca por el agua.",
};

/** A watch and an advisory are feminine. */
function article(event: string): string {
  return /^(vigilancia|advertencia)/.test(event) ? "una" : "un";
}

function span(from: string | undefined, until: string | undefined): string {
  if (!from) return until ? `Hasta ${until}. ` : "";
  return until ? `Desde ${from} hasta ${until}. ` : `Desde ${from}. `;
}

function about(until: string | undefined): string {
  return until ? `Hasta cerca de ${until}. ` : "";
}

const WHEN = {
  any: "de toda lluvia",
  heavy: "si viene lluvia fuerte",
  flood: "solo si hay riesgo de inundaciones",
};

/** As they live in the United States, feet and inches. */
function feet(metres: number): string {
  return Math.max(metres / 0.3048, 0.1).toFixed(1);
}

function inches(mm: number): string {
  const value = mm / 25.4;
  return value < 0.1 ? "menos de 0.1 pulgadas" : `${value.toFixed(1)} pulgadas`;
}
