import type { zip as English } from "../en/zip.ts";
import { SHOWN_DAYS } from "shared/limits.ts";
import { CLEAR_AFTER_MINUTES } from "shared/storms/decide.ts";
import { AMOUNTS } from "shared/words/amounts.ts";

const amount = AMOUNTS.es;

const hours = (n: number) => n === 1 ? "la próxima hora" : `las próximas ${n} horas`;
const pastHours = (n: number) => n === 1 ? "la última hora" : `las últimas ${n} horas`;

/** "p.m." has the dot that ends the sentence. */
const stop = (sentence: string) => sentence.endsWith(".") ? sentence : `${sentence}.`;

export const zip: typeof English = {
  title: (place) => `Lluvia e inundaciones en ${place}`,
  description: (place) =>
    `La lluvia de ahora y de las próximas horas en ${place}, lo que reporta la gente de sus ` +
    "calles y los avisos oficiales de inundación. Gratis y sin aplicación.",

  clock: (time) => `${/^1\b/.test(time) ? "la" : "las"} ${time}`,
  storm: { any: "Lluvia", heavy: "Lluvia fuerte", flood: "Riesgo de inundación" },

  state: {
    since: (what, time) => `${what} desde ${time}`,
    from: (what, time) => `${what} desde cerca de ${time}`,
    easing: {
      any: "La lluvia está cediendo",
      heavy: "La lluvia fuerte está cediendo",
      flood: "El riesgo de inundación está cediendo",
    },
    calm: "No hay tormenta ahora",
    calmThen: (what, time) => `No hay tormenta ahora. ${what} desde cerca de ${time}`,
    over: {
      any: "La lluvia terminó",
      heavy: "La lluvia fuerte terminó",
      flood: "El riesgo de inundación terminó",
    },
    neverCame: {
      any: "No hay tormenta ahora. La lluvia prevista no llegó",
      heavy: "No hay tormenta ahora. La lluvia fuerte prevista no llegó",
      flood: "No hay tormenta ahora. La inundación prevista no llegó",
    },
    official: (event, until) => event + (until ? ` hasta ${until}` : ""),
    officialFrom: (event, from, until) => `${event} desde ${from}${until ? ` hasta ${until}` : ""}`,
    stale: (time) => `Sin datos nuevos del tiempo desde ${time}`,
    unwatched: "Todavía no lo vigilamos",
    oldRun: (ago) => `Previsión vieja, hecha ${ago}`,
    gap: "Falta una parte de la previsión",
    doubted: (doubt, forecast) => `${doubt}. ${forecast}`,
  },

  coming: {
    inQuarter: (amount, time) => stop(`Hasta ${amount} en 15 minutos cerca de ${time}`),
    inHour: (amount, time) => stop(`Hasta ${amount} en una hora antes de ${time}`),
    until: (time) => stop(`Hasta cerca de ${time}`),
    atLeastUntil: (time) => stop(`Por lo menos hasta ${time}`),
    again: (time) => stop(`Otra vez desde cerca de ${time}`),
    worse: (what, time) => stop(`${what} desde cerca de ${time}`),
    noMore: `No se prevé más lluvia así. La alerta termina tras ${
      amount.minutes(CLEAR_AFTER_MINUTES)
    } sin ella.`,
    dry: (n) => `Se prevé poca lluvia o ninguna en ${hours(n)}.`,
    ended: (ago) => `Terminó ${ago}.`,
    officialBy: (sender) => `Del Servicio Nacional del Tiempo (${sender}).`,
    official: "Del Servicio Nacional del Tiempo.",
    stale: (ago) =>
      `Nuestra fuente del tiempo respondió por última vez ${ago}. Mire afuera y no se fíe de ` +
      "esta página.",
    staleThen: {
      any: "Entonces llovía aquí.",
      heavy: "Entonces había o venía lluvia fuerte aquí.",
      flood: "Entonces había riesgo de inundación aquí.",
    },
    oldRun: (ago) =>
      `El modelo del tiempo se calculó por última vez ${ago}. No puede saber de lluvia más nueva. ` +
      "Mire afuera y no se fíe de esta página.",
    gap: (from, to) =>
      `${stop(`No tenemos previsión desde ${from} hasta ${to}`)} Puede llover. Mire afuera.`,
    gapFrom: (from) =>
      `${stop(`No tenemos previsión después de ${from}`)} Puede llover. Mire afuera.`,
    unwatched: "Nadie sigue todavía este código postal. Sígalo y revisaremos su tiempo cada " +
      "media hora.",
    checked: (ago) => `Estimado y previsto por un modelo del tiempo, revisado ${ago}.`,
  },

  todo: {
    any: "Guarde lo que no debe mojarse.",
    heavy: "Despeje los desagües cercanos y suba la mercancía del piso. Evite el agua que corre.",
    flood: "Suba ya autos y bienes. No entre en sótanos ni en calles inundadas.",
    after: "Manténgase lejos del agua que queda.",
    danger: "¿Está en peligro? Llame al 911",
  },

  actions: {
    follow: (zip) => `Avíseme sobre ${zip}`,
    followed: (zip) => `Usted sigue ${zip}: cambiar`,
    report: "Reportar inundación aquí",
    why: "¿Por qué recibí un mensaje?",
  },

  official: {
    heading: "Avisos oficiales",
    events: {
      "Flash Flood Warning": "Aviso de inundación repentina",
      "Flash Flood Warning (considerable damage)":
        "Aviso de inundación repentina con riesgo de daños graves",
      "Flash Flood Emergency": "Aviso de emergencia por inundación repentina",
      "Flash Flood Statement": "Comunicado de inundación repentina",
      "Flash Flood Watch": "Vigilancia de inundación repentina",
      "Flood Warning": "Aviso de inundación",
      "Flood Advisory": "Advertencia de inundación",
      "Flood Statement": "Comunicado de inundación",
      "Flood Watch": "Vigilancia de inundación",
      "Coastal Flood Warning": "Aviso de inundación costera",
      "Coastal Flood Advisory": "Advertencia de inundación costera",
      "Coastal Flood Statement": "Comunicado de inundación costera",
      "Coastal Flood Watch": "Vigilancia de inundación costera",
      "Storm Surge Warning": "Aviso de marejada ciclónica",
      "Storm Surge Watch": "Vigilancia de marejada ciclónica",
      "Lakeshore Flood Warning": "Aviso de inundación a orillas del lago",
      "Lakeshore Flood Advisory": "Advertencia de inundación a orillas del lago",
      "Lakeshore Flood Statement": "Comunicado de inundación a orillas del lago",
      "Lakeshore Flood Watch": "Vigilancia de inundación a orillas del lago",
    },
    todo: {
      flash: "Suba ya autos y bienes. No entre en sótanos ni en calles inundadas.",
      river: "Suba ya autos y bienes. No entre en sótanos ni en calles inundadas.",
      street:
        "Despeje los desagües cercanos y suba la mercancía del piso. No conduzca por el agua.",
      coast:
        "El agua salada entra con la marea, más alta alrededor de la pleamar. Suba autos y bienes y " +
        "no conduzca por ella.",
      surge:
        "El mar puede subir rápido y tierra adentro. Salga si las autoridades lo piden y vaya a un " +
        "lugar alto.",
      lake: "Aleje autos y bienes del lago. No conduzca por el agua.",
    },
    possible: "Puede ocurrir, pero no es seguro.",
    ahead: "Avísenme de las vigilancias, un día antes",
    shownOnly: "Se muestra aquí; no avisamos a nadie por mensaje.",
    notFollowed:
      "Aquí no se siguen: tsunamis, huracanes, oleaje alto, roturas de presas sin aviso de " +
      "inundación ni perspectivas de días. Vea",
    from: (time) => `Desde ${time}`,
    until: (time) => `hasta ${time}`,
    openEnded: "hasta nuevo aviso",
    maybe: (event, area) =>
      `El Servicio Nacional del Tiempo tiene ${
        /^(Vigilancia|Advertencia)/.test(event) ? "una" : "un"
      } ${event.charAt(0).toLowerCase()}${event.slice(1)} para partes de ${area}. ` +
      "No podemos saber si es para usted.",
    unnamedArea: "este estado",
    by: (sender) => `Emitido por ${sender}`,
    service: "el Servicio Nacional del Tiempo",
    read: "Léalo en weather.gov (en inglés)",
    silent: (time) => `No se ha podido consultar el Servicio Nacional del Tiempo desde ${time}`,
    never: "Todavía no se ha podido consultar el Servicio Nacional del Tiempo",
    rainDecides: "; solo la lluvia decide.",
    lastGiven: "; sus avisos para aquí son los últimos que dio.",
    none: (ago) =>
      "No hay aviso oficial de inundación vigente aquí: se consultó el Servicio Nacional del " +
      `Tiempo ${ago}.`,
  },

  rain: {
    heading: "Lluvia",
    today: (amount) => `Hoy hasta ahora: ${amount}, estimado.`,
    unknown: "No hay cifras de las últimas horas.",
    title: (from, to) => `Lluvia desde ${from} hasta ${to}`,
    past: (n, sum, most, time) =>
      stop(`En ${pastHours(n)}: ${sum}, como máximo ${most} en 15 minutos cerca de ${time}`),
    dryPast: (n) => `Sin lluvia en ${pastHours(n)}.`,
    ahead: (n, sum, most, time) =>
      stop(`En ${hours(n)}: ${sum}, como máximo ${most} en 15 minutos cerca de ${time}`),
    dryAhead: (n) => `No se prevé ninguna en ${hours(n)}.`,
    noForecast: "Por ahora no hay previsión.",
    reach: {
      heavy: "Eso llega aquí a lluvia fuerte.",
      flood: "Eso llega aquí a riesgo de inundación.",
    },
    now: "Ahora",
    line: (level, amount) => `${level}: ${amount}`,
    bars: "Cada barra son los 15 minutos más lluviosos de una hora.",
    estimated: "Estimado",
    forecast: "Previsto",
    marked: "Alcanzado por la hora entera, aunque no por 15 minutos",
    levels: (level, quarter, hour) =>
      `${level} aquí: ${quarter} en 15 minutos${hour ? ` o ${hour} en una hora` : ""}.`,
    setBy: (districts) => `Fijado por ${districts}.`,
    table: "Lo mismo en una tabla",
    caption: "Lluvia por hora",
    columns: { hour: "Desde", whole: "Hora entera", most: "15 min más lluviosos", kind: "Tipo" },
    dryUntil: (from, to) => `${from} a ${to}`,
    source: {
      by: "Datos del tiempo de ",
      end: "): la estimación de un modelo, no una medida en su calle.",
      ran: (ago) => `El modelo, HRRR, se calculó ${ago}.`,
    },
  },

  kind: {
    point: (zip, city) =>
      `${zip} no tiene calles propias: es de apartados postales, de un solo edificio o empresa, o ` +
      `es nuevo. La lluvia y los avisos de aquí son de un punto en ${city}. Si usted vive o ` +
      "trabaja en otro lugar, siga el código postal de esa calle.",
    military: (zip) =>
      `${zip} es una oficina de correo militar o diplomática. La lluvia de aquí es de un punto que ` +
      "dan las listas del correo. El Servicio Meteorológico no avisa de inundaciones fuera del " +
      "país: siga los avisos de allí.",
  },
  map: "Mapa",

  reports: {
    heading: `Reportado cerca de aquí en los últimos ${amount.days(SHOWN_DAYS)}`,
    none: `Nadie ha reportado inundaciones aquí en los últimos ${amount.days(SHOWN_DAYS)}.`,
    inZip: " en ",
    away: (distance) => `a ${distance}`,
    confirmed: (n) => n === 1 ? "confirmado por 1 persona más" : `confirmado por ${n} personas más`,
    gone: "el agua ya se fue",
    ended: {
      water_gone: "el distrito dice que ya no hay agua",
      passed_on: "pasado a la ciudad",
      not_ours: "no le toca al distrito",
      same_as: "también reportado por otros",
      nothing_found: "el distrito no encontró agua",
    },
    seenBy: (district) => `${district} ve los reportes de sus calles de aquí.`,
    about: "Las distancias se cuentan desde el centro del código postal, exactas a unos 330 pies " +
      "(100 metros). Las fotos y notas no son públicas.",
  },

  share: {
    heading: "Cuénteselo a otros",
    words: (place, address) => `Lluvia e inundaciones en ${place}, ahora: ${address}`,
    button: "Compartir esta página",
    text: "En un mensaje",
    mail: "Por correo",
    address: "Su dirección",
    kept: "Una vez vista, esta página se abre también sin red, tal como estaba.",
  },

  says: {
    title: (district) => `${district} dice`,
    onlyIn: (language) => `Solo en ${language}.`,
    until: (time) => `Hasta ${time}.`,
  },

  feeds: {
    heading: "Canales de datos",
    alerts: "Alertas (Atom, con CAP)",
    reports: "Reportes (GeoJSON)",
    alertsTitle: (zip) => `Alertas para ${zip}`,
    reportsTitle: (zip) => `Reportes de inundación en ${zip}`,
  },
};
