import type { report as English } from "../en/report.ts";
import { REPORTABLE_DAYS } from "shared/limits.ts";
import { AMOUNTS } from "shared/words/amounts.ts";

const amount = AMOUNTS.es;

export const report: typeof English = {
  title: "Reportar una inundación",
  danger: { before: "No entre al agua. Si hay peligro, llame primero al", after: "." },
  progress: (step) => `Paso ${step} de 3`,
  next: "Siguiente",
  back: "Atrás",
  steps: {
    where: "¿Dónde está el agua?",
    water: "¿Qué tan hondo y cuándo?",
    send: "Fotos, nota, enviar",
  },
  zip: "Código postal de la inundación",
  zipHint: "Déjelo vacío si ya dio el lugar arriba.",
  depth: "¿Hasta dónde llega el agua?",
  when: {
    legend: "¿Cuándo la vio?",
    now: "Ahora",
    earlier: "Antes",
    label: "Fecha y hora",
    hint: `Según la hora de allí, en los últimos ${amount.days(REPORTABLE_DAYS)}.`,
  },
  note: "¿Qué ve? (opcional)",
  noteHint: "La esquina o el número de la casa, de dónde viene el agua, qué bloquea.",
  wantsTexts: "Envíeme un mensaje cuando el distrito cambie el estado",
  broken:
    "Algo falla en esta página, no en su red. No se ha perdido nada de lo que escribió: pulse Enviar otra vez y saldrá con el formulario sencillo. Las fotos que aún no se han subido las puede agregar en la página siguiente.",
  photosLater: "Podrá agregar fotos en la página siguiente, después de enviar esto.",
  wrong: {
    place: "Dé un código postal o su ubicación.",
    happenedAt: "Dé la fecha y la hora en que la vio.",
  },
  signIn: "Entre otra vez",
  signInTab: {
    link: "Entre otra vez en una pestaña nueva",
    after: ", luego vuelva a esta y toque Enviar: todo lo que escribió sigue aquí.",
  },
  signInWhy: "Lo que escribió y sus fotos se guardan aquí.",
  location: {
    use: "Usar mi ubicación",
    again: "Buscarme otra vez",
    map: "Tocar en un mapa",
    remove: "Quitar el lugar",
    looking: "Buscando su ubicación…",
    denied: "Su navegador no comparte su ubicación. Toque en un mapa o escriba el código postal.",
    timedOut:
      "Su teléfono tardó demasiado en ubicarse. Intente otra vez, toque en un mapa o escriba el código postal.",
    unavailable:
      "Su teléfono no sabe dónde está en este momento. Toque en un mapa o escriba el código postal.",
    mapNeedsZip: "Escriba primero el código postal: el mapa se abre allí.",
    mapMissing: "El mapa no cargó. Intente otra vez o escriba el código postal.",
    plainMap: "Toque en el mapa dónde está el agua (opcional).",
    from: {
      phone: "Su ubicación está agregada.",
      map: "El lugar que tocó en el mapa está agregado.",
      photo: "El lugar de su foto está agregado.",
    },
    accuracy: "Con un margen de unos {distance}.",
    rough: "Tiene un margen de unos {distance}: toque en un mapa para decir el lugar exacto.",
  },
  near: {
    title: "¿Es la misma agua?",
    lead: "Otras personas reportaron agua cerca de aquí. Si es la misma, basta con un toque.",
    away: "a {distance}",
    inZip: "en este código postal",
    others: "{count} más la vieron",
    same: "Sí, es la misma",
    own: "Su propio reporte",
    saying: "Un momento…",
    thanks: "Gracias, eso cuenta. Si quiere, agregue lo que ve.",
    failed: "No se pudo enviar. Intente otra vez.",
  },
  media: {
    label: "Fotos o un video, si puede tomarlos sin peligro",
    hint:
      "Hasta {photos} fotos o {videos} video. Antes de subirlas, reducimos las fotos y les quitamos los datos ocultos, como el lugar.",
    add: "Agregar fotos o un video",
    preparing: "Preparando…",
    uploading: "Subiendo {name}",
    waiting: "Sin conexión: se sube junto con el reporte.",
    turn: "Espera su turno",
    ready: "Listo",
    overall: "{done} de {count} archivos subidos",
    retry: "Intentar otra vez",
    cancel: "Cancelar",
    remove: "Quitar",
    earlier: "Subir un puesto",
    tooMany: "El máximo es {photos} fotos. No se agregó: {names}.",
    notBoth: "Envíe fotos o un video, no ambos. No se agregó: {names}.",
    mayTellPlace:
      "No podemos quitar los datos ocultos de este video: puede decir dónde estuvo usted. ¿Enviarlo de todos modos?",
    sendAnyway: "Enviarlo de todos modos",
    doNotSend: "No enviarlo",
    takenThere: "Su foto dice dónde se tomó. ¿Usar ese lugar?",
    takenThen: "Su foto se tomó {when}. ¿Vio el agua a esa hora?",
    useThere: "Usar ese lugar",
    useThen: "Usar esa hora",
    no: "No",
    refused: {
      type: "Envíe fotos JPEG, PNG, WebP o HEIC, y videos MP4 o MOV.",
      empty: "Este archivo está vacío.",
      photoTooLarge: "Demasiado grande: esta foto puede tener hasta {megabytes} MB.",
      videoTooLarge: "Demasiado grande: un video puede tener hasta {megabytes} MB.",
      unreadable: "Su navegador no puede abrir esta foto. Guárdela como JPEG y agregue esa.",
      signedOut: "Su sesión terminó. Toque Enviar: guardamos todo mientras entra otra vez.",
      busy: "El almacén de fotos no responde. Intente en un minuto o envíe sin la foto.",
      refused: "No funcionó. Intente otra vez.",
    },
  },
  draft: {
    kept: "Guardamos lo que había escrito.",
    startOver: "Empezar de nuevo",
  },
};
