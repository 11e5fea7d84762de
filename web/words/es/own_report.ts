import type { ownReport as English } from "../en/own_report.ts";
import { EDITABLE_HOURS, RAIN_BEFORE_HOURS, WETTEST_BEFORE_HOURS } from "shared/limits.ts";
import { AMOUNTS } from "shared/words/amounts.ts";

const amount = AMOUNTS.es;

export const ownReport: typeof English = {
  title: "Su reporte",
  titleOfAnother: "Un reporte",
  lead: (depth, place) => `${depth}, en ${place}`,
  place: (city, state, zip) => `${city}, ${state} ${zip}`,
  placeOfZip: (zip) => `código postal ${zip}`,
  ofDistrict: (place, district) => `${place} (${district})`,

  isPrivate: "Solo para el personal del distrito: los vecinos no lo ven.",
  isPrivateOfNobody: "Ningún distrito comercial atiende este lugar, así que solo usted lo ve.",
  facts: {
    depth: "Profundidad",
    when: "Cuándo",
    reported: "Reportado",
    edited: "Cambiado",
    where: "Dónde",
    location: "Ubicación",
    note: "Nota",
  },
  whenAndAgo: (when, ago) => `${when} (${ago})`,

  thanks: {
    title: "Gracias. Recibimos su reporte.",
    next: "Qué sigue",
    districtSees: (district) =>
      `${district} ya lo ve, con su nota y sus fotos, pero sin su número de teléfono.`,
    nobodySees:
      "Ningún distrito comercial atiende este lugar. Para pedir ayuda a la ciudad, llame al 311.",
    neighbors:
      "Sus vecinos ven qué tan honda está el agua y dónde, con unos 330 pies (100 m) de margen. Ni nota ni fotos.",
    asked: (time) => `Después de las ${time}, díganos aquí si sigue inundado.`,
    keep: "Guarde esta página: muestra qué pasa con su reporte.",
  },

  saved: {
    water: "Gracias. Recibimos su respuesta.",
    textsOn: "Le enviaremos un mensaje cuando cambie el estado.",
    textsOff: "No le enviaremos mensajes sobre este reporte.",
    edit: "Su reporte está cambiado.",
    photo: "Su foto está agregada.",
  },
  photoRefused:
    "Esa foto no llegó completa, o no es una foto que podamos leer. Por favor, pruebe con otra.",
  signInAgain: "Inicie sesión otra vez en una pestaña nueva",
  thenComeBack:
    "Luego vuelva a esta y presione el botón otra vez: todo lo que escribió sigue aquí.",

  progress: {
    title: "Qué pasó con él",
    new: "Reportado",
    seen: (district) => `Visto por ${district}`,
    in_progress: "En curso",
    water_gone: "El distrito dice que ya no hay agua",
    passed_on: "Pasado a la ciudad",
    not_ours: "No le toca al distrito",
    same_as: "Otros reportaron la misma agua",
    nothing_found: "El distrito no encontró agua",
    reopened: "Se dijo que el agua sigue",
    end: "Cómo terminó",
    withdrawn: "Retirado",
    /** Of a report that is the water of another: how that fares. */
    ofAll: (status: string) => `Todos los reportes de esta agua: ${status}.`,
    means: {
      water_gone: "Eso no quiere decir que la causa esté arreglada.",
      passed_on: "Todavía no está arreglado: la ciudad decide cuándo. El 311 puede informarle.",
      not_ours: "El distrito no puede hacer nada.",
      same_as: "El distrito atiende todos estos reportes como uno.",
      nothing_found: "Alguien fue a ver y no vio agua.",
    },
    whose: {
      city: "Puede tocarle a la ciudad: llame al 311.",
      utility: "Puede tocarle a la empresa de agua o de drenaje.",
      transit: "Puede tocarle a la empresa de transporte.",
      state: "Puede tocarle al estado, que cuida esa calle.",
      owner: "Puede tocarle al propietario del edificio.",
    },
    cityNumber: (number) => `Su número de caso en el 311 de la ciudad: ${number}`,
    says: (district) => `${district} dice:`,
    toCome: "todavía no",
    nobody: "Ningún distrito comercial atiende este lugar, así que nadie cambia su estado.",
    confirmed: (others) =>
      others === 1
        ? "Otra persona dice que es la misma agua."
        : `Otras ${others} personas dicen que es la misma agua.`,
  },

  texts: {
    title: "Mensajes sobre él",
    isOff: "¿Quiere un mensaje cuando cambie el estado?",
    isOn: "Le enviamos un mensaje cuando cambia el estado.",
    turnOn: "Sí, envíenme mensajes",
    turnOff: "No más mensajes sobre esto",
    untold: {
      tooMany:
        "Lo más reciente no se le envió por mensaje: ya había recibido el máximo que enviamos a una persona en un día. Está aquí, y mañana volveremos a enviarle mensajes.",
      purseEmpty:
        "Lo más reciente no se le envió por mensaje: el dinero del día para mensajes sobre reportes se gastó. Está aquí. Las alertas de inundación no se ven afectadas.",
    },
  },

  water: {
    title: "¿Sigue inundado?",
    hint: "Mire desde un lugar seguro.",
    fold: "¿Cambió el agua?",
    foldAfterEnd: "¿Sigue el agua? Dígalo, y el distrito lo verá otra vez",
    still: "Sí, sigue inundado",
    gone: "No, el agua ya bajó",
    saidStill: (when) => `Su respuesta (${when}): sigue inundado.`,
    saidGone: (when) => `Su respuesta (${when}): el agua ya bajó.`,
    changed: "¿Ahora es distinto?",
  },

  rain: {
    title: "La lluvia en ese momento",
    nobodyWatched: "Nadie vigilaba el tiempo allí en ese momento, así que no hay cifras.",
    dry: `Según el modelo del tiempo, no llovió en las ${
      amount.hours(RAIN_BEFORE_HOURS)
    } anteriores.`,
    lastHour: "En la hora anterior",
    wettestQuarter: `Los 15 minutos de más lluvia en las ${
      amount.hours(WETTEST_BEFORE_HOURS)
    } anteriores`,
    upTo: (time) => `hasta ${time}`,
    lastDay: `En las ${amount.hours(RAIN_BEFORE_HOURS)} anteriores`,
  },

  photos: {
    /** Of a file that its sender alone sees. */
    shown: {
      soon: "Los demás la verán en un momento: antes le quitamos los datos ocultos, como el lugar.",
      never:
        "Solo usted ve este archivo: no podemos quitarle los datos ocultos, como el lugar. Una foto nueva en JPEG sí funciona.",
    },
    covered: "El distrito cubrió partes de esta foto, como caras o placas.",
    byStaff: "Tomada por el personal del distrito.",
    photo: (number, of, depth, date) => `Foto ${number} de ${of}: ${depth}, vista el ${date}`,
    video: (depth, date) => `Video: ${depth}, visto el ${date}`,
    open: "Abrir en grande",
    add: "Agregar una foto",
    addAnother: "Agregar otra foto",
    ifSafe: (megabytes) => `Si puede tomarla sin peligro. Hasta ${megabytes} MB.`,
    field: "Foto",
    send: "Agregar la foto",
  },

  more: {
    title: "Más",
    evidence: "Constancia para su aseguradora",
    evidenceHint: "Todo lo que se sabe de esta inundación, para imprimir o guardar.",
    edit: "Cambiar la profundidad o la nota",
    takenUp: (district) => `${district} ya lo atiende, así que queda como usted lo envió.`,
    withdraw: "Retirar este reporte",
    zip: (zip) => `Lluvia y reportes en ${zip}`,
    another: "Reportar otra inundación",
    manage: "Abrirlo en la lista de su distrito",
  },

  edit: {
    title: "Cambie su reporte",
    hint: `Puede cambiarlo durante ${
      amount.days(EDITABLE_HOURS / 24)
    }, hasta que el distrito lo haya visto. También se guarda lo que envió primero.`,
    note: "¿Qué ve? (opcional)",
    noteHint: "La esquina o el número de la casa, de dónde viene el agua, qué bloquea.",
    save: "Guardar los cambios",
    leave: "Dejarlo como está",
    notAnyMore: "Ya no se puede cambiar.",
  },

  withdraw: {
    title: "¿Retirar su reporte?",
    lead: "Hágalo si fue un error. Si el agua ya bajó, díganos eso mejor.",
    happens: [
      "Sus vecinos ya no lo ven.",
      "El distrito ve que usted lo retiró.",
      "Sus fotos y su video se borran en un día.",
      "No se puede deshacer. Puede enviar un reporte nuevo cuando quiera.",
    ],
    yes: "Retirarlo",
    no: "Conservarlo",
    done: (when) => `Usted retiró este reporte (${when}). Sus vecinos ya no lo ven.`,
    doneByAnother: (when) => `Quien envió este reporte lo retiró (${when}).`,
  },
  takenAway: {
    removed: (when: string) =>
      `FloodLine retiró este reporte ${when}. Nadie más lo ve; sus fotos están borradas.`,
    hidden: (district: string, when: string) =>
      `${district} ocultó este reporte al público ${when}. Sus encargados todavía lo ven.`,
    media: (count: number) =>
      count === 1
        ? "FloodLine quitó una foto o video de este reporte. Está borrado."
        : `FloodLine quitó ${count} fotos o videos de este reporte. Están borrados.`,
    hiddenMedia: (count: number) =>
      count === 1
        ? "El distrito muestra una foto o video de este reporte solo a su propio personal. Se conserva."
        : `El distrito muestra ${count} fotos o videos de este reporte solo a su propio personal. Se conservan.`,
  },
  back: "Su reporte",
};
