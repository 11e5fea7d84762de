import type { evidence as English } from "../en/evidence.ts";
import {
  PROOF_OF_LOSS_DAYS,
  RAIN_BEFORE_HOURS,
  RECORD_NEAR_HOURS,
  RECORD_NEAR_METRES,
  WETTEST_BEFORE_HOURS,
} from "shared/limits.ts";
import { AMOUNTS } from "shared/words/amounts.ts";
import { LOCALES } from "shared/languages.ts";
import { distanceWords } from "../distances.ts";
import { distances } from "./map.ts";

const amount = AMOUNTS.es;

export const evidence: typeof English = {
  title: "Constancia de un reporte de inundación",
  titleOf: (zip, date) => `Reporte de inundación ${zip}, ${date}`,
  lead: "Qué se reportó a FloodLine, cuándo, y qué tiempo hacía.",
  print: "Para imprimirla o guardarla como PDF, use la opción Imprimir de su navegador.",

  report: {
    title: "El reporte",
    number: "Número de reporte",
    by: "Reportado por",
    byPhone: (digits) => `La persona cuyo número de celular termina en ${digits}`,
    byResident: "Una persona del lugar, cuyo número conoce FloodLine",
    place: "Lugar",
    coordinates: "Coordenadas",
    noCoordinates: "No se dieron; se conoce por su código postal",
    district: "Distrito comercial",
    noDistrict: "Ninguno",
    seen: "Agua vista",
    sent: "Reporte enviado",
    edited: "Cambiado",
    never: "Nunca",
    depth: "Profundidad",
    note: "Qué se vio",
    noNote: "Sin nota",
    original: (words) => `Al principio: ${words}`,
    status: "Estado",
    confirmed: "Confirmado por",
    confirmations: (others) =>
      others === 0 ? "Nadie más hasta ahora" : others === 1 ? "1 persona más" : `${others} más`,
    water: "Después",
    still: (when) => `Seguía inundado, dicho ${when}`,
    gone: (when) => `El agua ya había bajado, dicho ${when}`,
    withdrawn: "Retirado",
    times: (zone) => `Todas las horas son locales (${zone}).`,
  },

  byHand: {
    title: "Para llenar a mano",
    name: "Nombre",
    address: "Dirección del daño",
    policy: "Número de póliza",
    claim: "Número de reclamo",
    signature: "Fecha y firma",
  },

  files: {
    title: "Fotos y video",
    none: "No se envió ninguno con este reporte.",
    file: (number, of) => `Archivo ${number} de ${of}`,
    size: (kilobytes) => `${kilobytes} kB`,
    takenAt: (when) => `Hora en la foto: ${when}`,
    noTakenAt: "El archivo no dice la hora.",
    hash: "SHA-256 del archivo",
    noHash: "No se conoce para este archivo",
    covered: (when) =>
      `El distrito cubrió partes de esta foto, como caras o placas: ${when}. La foto tal como se envió se guarda sellada; pídala al distrito.`,
    sealedHash: "SHA-256 de la foto sellada",
    check:
      "Cómo comprobar un archivo: su SHA-256 cambia si cambia un solo bit. Calcúlelo con el comando " +
      "de abajo y compare. Si son iguales, es el archivo que se envió.",
    copy:
      "Lo que se envía es, por lo general, una copia más pequeña y sin datos ocultos, hecha por " +
      "el teléfono. Para comprobarla, abra la foto en la página del reporte y guárdela. Conserve " +
      "también la foto del teléfono.",
    onMac: "En Mac o Linux",
    onWindows: "En Windows",
    anyFile: "ARCHIVO",
  },

  rain: {
    title: "Lluvia",
    lastHour: "La hora anterior",
    wettestQuarter: `Los 15 minutos de más lluvia en las ${
      amount.hours(WETTEST_BEFORE_HOURS)
    } anteriores`,
    lastDay: `Las ${amount.hours(RAIN_BEFORE_HOURS)} anteriores`,
    by: (time) => `hasta ${time}`,
    chart: "Lluvia por hora",
    drawing: "Gráfica de barras de la lluvia por hora; la lista de abajo tiene las mismas cifras",
    seen: "Agua vista",
    hours: "Cada hora con lluvia; en las demás no llovió.",
    hour: (from, to) => `de ${from} a ${to}`,
    allDry: "Según el modelo, no llovió en estas horas.",
    source: (source, licence) =>
      `Fuente: estimación de un modelo del tiempo, de ${source} (${licence}). No es una medición.`,
    cell: (place) => `La celda del modelo tiene su centro en ${place}.`,
    unknown: "Nadie vigilaba el tiempo allí en ese momento, así que no hay cifras.",
  },

  warnings: {
    title: "Avisos oficiales vigentes",
    none:
      "Ninguno por inundación en ese lugar, según lo que FloodLine supo del Servicio Nacional del Tiempo.",
    from: (sender) => `de ${sender}`,
    fromService: "del Servicio Nacional del Tiempo",
    span: (from, until) => `${from ? `${from}, ` : ""}hasta ${until ?? "nuevo aviso"}`,
    id: "Número",
  },

  near: {
    title: `Otros reportes cerca, en ${amount.hours(RECORD_NEAR_HOURS)}`,
    none: `Ningún otro a menos de ${
      distanceWords(RECORD_NEAR_METRES, distances, LOCALES.es)
    } ni en el mismo código postal.`,
    away: (feet, metres) => `a ${feet} pies (${metres} m)`,
    sameZip: (zip) => `código postal ${zip}`,
    confirmed: (others) => `confirmado por ${others}`,
  },

  list: {
    title: "Lista para su reclamo",
    items: [
      "Primero la seguridad: luz cortada, sin agua cerca de los enchufes",
      "Una foto amplia de cada cuarto, y del edificio desde la calle",
      "La marca del agua en la pared, con una regla o cinta métrica al lado",
      "Un punto de referencia: letrero de la calle, número, nombre del negocio",
      "Cada cosa dañada, de cerca y de lejos",
      "Placas de marca, modelo y número de serie de las máquinas",
      "Un recorrido lento en video, diciendo la fecha en voz alta",
      "Mercancía dañada: fotografíela antes de tirar nada",
      "Un pedazo de alfombra, madera o tablarroca, guardado en una bolsa",
      "Recibos, inventarios, facturas, estados de cuenta",
      "Recibos de bombeo, limpieza, secado y reparaciones",
      "Nombres y horas de las llamadas a la aseguradora y a la ciudad",
    ],
  },

  claim: {
    title: "Los días que cuentan",
    callNow: "Avise a su aseguradora de inmediato, antes de limpiar del todo.",
    due: (date, days) =>
      days > 1
        ? `${date}: quedan ${days} días`
        : days === 1
        ? `${date}: queda 1 día`
        : days === 0
        ? `${date}: es hoy`
        : `${date}: ese día ya pasó`,
    proof: `Prueba de pérdida, ${amount.days(PROOF_OF_LOSS_DAYS)} después de la inundación`,
    check:
      "La póliza estándar del Programa Nacional del Seguro de Inundación (NFIP) pide una prueba de " +
      `pérdida firmada dentro de los ${
        amount.days(PROOF_OF_LOSS_DAYS)
      }. La suya puede decir otra cosa: revise su póliza. Esto ` +
      "no es asesoría legal.",
  },

  made: (when) => `Hecha por FloodLine el ${when}`,
  address: "Dirección de esta constancia",
  anew: "Si se abre otra vez, se hace de nuevo con lo que FloodLine tenga entonces.",
};
