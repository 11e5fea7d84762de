import type { account as English } from "../en/account.ts";
import {
  CODES_KEPT_DAYS,
  INBOUND_KEPT_DAYS,
  NUMBERS_KEPT_DAYS,
  PAUSE_HOURS,
} from "shared/limits.ts";
import { AMOUNTS } from "shared/words/amounts.ts";

const amount = AMOUNTS.es;

export const account: typeof English = {
  title: "Mis lugares",
  texts: "Sus mensajes y por qué llegaron",
  saved: {
    add: "Ya lo sigue. Le avisaremos cuando la lluvia llegue a su nivel.",
    level: "El nivel cambió.",
    remove: "Ya no lo sigue.",
    consent: "Gracias. Las alertas están activadas.",
    choices: "Guardado. Desde ahora sus mensajes llegarán así.",
    pause: `Sus mensajes están en pausa por ${amount.hours(PAUSE_HOURS)}.`,
    resume: "Sus mensajes están activados otra vez.",
    device: "La sesión se cerró allí.",
    anew: "Empieza con una cuenta nueva. Este número tenía una, pero nadie la usó en más de seis " +
      "semanas, y los números cambian de dueño. Elija sus códigos postales para recibir mensajes.",
  },
  stopped: {
    why: "Sus mensajes están desactivados porque respondió STOP.",
    undo: "Para recibirlos de nuevo, envíe START al número del que llegaron.",
  },
  unreachable: {
    why: "No le llegan mensajes: los últimos fueron devueltos por este número.",
    undo:
      "¿Sigue siendo suyo? Envíe START al número del que llegaban nuestros mensajes, y volverán " +
      "a llegar. Si no lo es, entre con su número nuevo.",
  },
  places: {
    title: "Códigos postales que sigue",
    none: "Todavía ninguno. Agregue uno y vigilaremos su lluvia.",
    full: (most) => `Sigue ${most} códigos postales, el máximo. Quite uno para agregar otro.`,
    when: (zip) => `Cuándo avisarme sobre ${zip}`,
    save: "Guardar",
    saveWhat: (zip) => ` el nivel de ${zip}`,
    remove: (zip) => `Quitar ${zip}`,
  },
  add: {
    title: "Agregar un código postal",
    when: "Cuándo avisarme",
    submit: "Seguir este código postal",
    quiet: (from, to) => `Sin mensajes de ${from} a ${to}.`,
    notQuiet: "Mensajes a cualquier hora.",
    waited: "Lo que esperó se dice una sola vez por la mañana, si sigue siendo cierto.",
    later: "Podrá cambiar estas horas cuando siga un código postal.",
  },
  preview: {
    hint: "Debajo de cada nivel: los mensajes que habría traído, contando los de fin de alerta.",
    unwatched: (zip) =>
      `Todavía no vigilamos ${zip} ni un día, así que no sabemos cuántos mensajes traería.`,
    texts: (texts, days) => {
      const count = texts === 0
        ? "Ningún mensaje"
        : texts === 1
        ? "1 mensaje"
        : `${texts} mensajes`;
      return `${count} en ${days === 1 ? "el último día" : `los últimos ${days} días`}`;
    },
  },
  consent: {
    title: "Aceptar mensajes",
    why: "Sin su permiso no enviamos ninguna alerta.",
    agree: "Aceptar",
    anew: {
      title: "Mensajes de su distrito",
      why:
        "Sus alertas llegan como siempre. Cuando las aceptó, los distritos aún no podían escribir: si también quiere lo que el suyo escriba sobre inundaciones, acepte el texto nuevo.",
    },
  },
  choices: {
    title: "Cómo llegan sus mensajes",
    quiet: "Horas de silencio",
    hours: "Sin mensajes en estas horas",
    hoursHint: "Lo que esperó se dice una vez después, si sigue siendo cierto",
    from: "Desde",
    to: "Hasta",
    clock: "Según el reloj de cada lugar.",
    noHours: "Sin horas de silencio",
    noHoursHint: "Los mensajes pueden llegar a cualquier hora",
    wake: "Despiértenme por riesgo de inundación y avisos oficiales de inundación",
    wakeHint:
      "Estos mensajes llegan entonces también en sus horas de silencio, aunque solo suenan si su " +
      "teléfono suena. Si no la marca, sabrá de una inundación nocturna cuando terminen sus horas " +
      "de silencio.",
    tides: "Avísenme también de mareas altas que puedan inundar",
    tidesHint:
      "Un mareógrafo de NOAA mide cerca de un lugar que usted sigue. Recibe un mensaje cuando la marea pueda inundar calles bajas, otro si empeora y uno al final. Según su nivel: una inundación menor cuenta como lluvia fuerte; una peor, como riesgo de inundación. Sin marcar, ninguno. Por mensaje: MAREA SI y MAREA NO.",
    ahead: "Avísenme también un día antes",
    aheadHint:
      "Cuando el Servicio Nacional del Tiempo emite una vigilancia de inundaciones para un lugar que usted sigue: un mensaje por vigilancia, casi siempre entre medio día y dos días antes. La mayoría queda en nada. Nunca llega en sus horas de silencio. Sin marcar, ve las vigilancias solo en estas páginas. Por mensaje: VIGILANCIA SI y VIGILANCIA NO.",
    broadcasts: "Envíenme también lo que escriben los distritos comerciales",
    broadcastsHint:
      "De vez en cuando el distrito de un código postal que usted sigue escribe sobre inundaciones: " +
      "una calle cerrada, bombas en camino. Si no la marca, recibe solo alertas. Por mensaje: " +
      "NOTICIAS NO y NOTICIAS SI.",
    language: "Su idioma",
    languageHint: "El de nuestros mensajes y el de estas páginas.",
    save: "Guardar",
    saveWhat: " cómo llegan sus mensajes",
  },
  pause: {
    title: `Sin mensajes por ${amount.days(PAUSE_HOURS / 24)}`,
    until: {
      before: "Sus mensajes están en pausa hasta: ",
      after: ". Hasta entonces no llega ninguno, ni siquiera por una inundación.",
    },
    what: `Durante ${
      amount.hours(PAUSE_HOURS)
    } no llega ningún mensaje, ni siquiera por una inundación. Después vuelven.`,
    pause: `Pausar mis mensajes por ${amount.hours(PAUSE_HOURS)}`,
    resume: "Reanudar mis mensajes ahora",
  },
  facts: {
    title: "Su cuenta",
    number: "Número",
    texts: "Mensajes",
    on: "Activados",
    paused: "En pausa",
    stopped: "Desactivados: respondió STOP",
    unreachable: "Desactivados: este número los devolvía",
    notAgreed: "Desactivados: todavía no los aceptó",
    district: "Distrito",
    signOut: "Salir",
  },
  devices: {
    title: "Dónde tiene la sesión abierta",
    name: (browser: string, system: string) => `${browser} ${system}`,
    anyBrowser: "Un navegador",
    systems: {
      iphone: "en un iPhone",
      ipad: "en un iPad",
      android: "en un teléfono Android",
      windows: "en Windows",
      mac: "en una Mac",
      chromebook: "en una Chromebook",
      linux: "en Linux",
      other: "en algún aparato",
    },
    isThis: "Este",
    seen: (ago: string) => `Se usó ${ago}`,
    end: "Cerrar sesión",
    endWhat: (browser: string, system: string) => ` de ${browser} ${system}`,
    what:
      "¿Perdió un teléfono o usó el de otra persona? Ciérrele la sesión aquí: sale de inmediato.",
    endAll: "Salir en todos los dispositivos",
  },
  data: {
    title: "Sus datos",
    what: "Todo lo que guardamos sobre usted, para verlo o llevárselo.",
    all: "Descargar todo",
    allHint: "Un archivo JSON, para programas. Sus enlaces a fotos funcionan por unos minutos.",
    tables: "O en tablas",
    tablesHint: "Archivos CSV, para Excel y otras hojas de cálculo.",
    kinds: {
      reports: "Sus reportes",
      media: "Sus fotos y videos",
      "staff-pictures": "Fotos y videos que tomó para un distrito",
      confirmations: "Reportes que confirmó",
      answers: "Sus respuestas a nuestras preguntas",
      places: "Códigos postales que sigue",
      messages: "Mensajes que le enviamos",
      "own-texts": `Mensajes que nos envió, de las últimas ${amount.hours(24 * INBOUND_KEPT_DAYS)}`,
      "sign-ins": `Códigos para entrar, de las últimas ${amount.hours(24 * CODES_KEPT_DAYS)}`,
    },
  },
  delete: {
    title: "Borrar mi cuenta",
    final: "Esto no se puede deshacer.",
    goes: "Lo que se borra de inmediato",
    going: [
      "su número y, con él, su entrada",
      "los códigos postales que sigue, su permiso para mensajes y cómo los quería",
      "los mensajes que todavía esperan salir hacia usted",
      "qué reportes de otras personas confirmó",
    ],
    goesLater: `Lo que se borra en ${amount.days(NUMBERS_KEPT_DAYS)} o menos`,
    goingLater: [
      "su número en los mensajes ya enviados, en los que nos envió y en los códigos para entrar",
      "las fotos y los videos que nunca envió con un reporte",
    ],
    stays: "Lo que queda, sin nada que lleve a usted",
    staying: [
      "sus reportes, con sus notas y fotos, y sus respuestas sobre el agua: la calle se inundó de " +
      "todos modos, y tal vez el distrito la está arreglando",
      "el texto de los mensajes que enviamos, sin número: para mostrar cuándo se avisó a la gente",
      "las fotos que tomó para un distrito, con sus reportes, sin su nombre",
    ],
    withdraw:
      "¿También debe irse un reporte? Retírelo antes en su propia página. Los vecinos dejan de " +
      "verlo y sus fotos se borran en un día o menos.",
    download: "¿Quiere conservar algo? Descargue antes sus datos.",
    submit: "Borrar mi cuenta",
    keep: "Conservarla",
  },
  deleted: {
    title: "Su cuenta está borrada",
    lead: `No llegarán más mensajes. Lo que queda de su número se borra en ${
      amount.days(NUMBERS_KEPT_DAYS)
    } o menos.`,
    firstPage: "Ir a la primera página",
  },
};
