import type { map as English } from "../en/map.ts";
import { OLD_MARK_HOURS, SHOWN_DAYS } from "shared/limits.ts";
import { AMOUNTS } from "shared/words/amounts.ts";

const amount = AMOUNTS.es;

const directions: typeof English["directions"] = {
  n: "norte",
  ne: "noreste",
  e: "este",
  se: "sureste",
  s: "sur",
  sw: "suroeste",
  w: "oeste",
  nw: "noroeste",
};

export const distances = {
  near: "{feet} pies ({metres} m)",
  far: "{miles} millas ({kilometres} km)",
};

export const map: typeof English = {
  ofZip: (zip) => `Mapa de la zona de ${zip}`,
  ofPlace: "Mapa de la zona",
  across: (distance) => `${distance} de lado a lado. El norte está arriba.`,
  noReports: `Nadie reportó inundaciones aquí en los últimos ${amount.days(SHOWN_DAYS)}.`,
  reports: (count) =>
    count === 1
      ? `1 lugar con reportes de inundación en los últimos ${amount.days(SHOWN_DAYS)}:`
      : `${count} lugares con reportes de inundación en los últimos ${amount.days(SHOWN_DAYS)}:`,
  report: (depth, distance, direction, ago) =>
    `${depth}, a ${distance} al ${direction} del centro, ${ago}`,
  reportInMiddle: (depth, ago) => `${depth}, en el centro, ${ago}`,
  moreReports: (count) => `y ${count} más`,
  seeReports: "Ver la lista de reportes",
  rain: (amount) => `Lluvia en la última hora: hasta ${amount}, estimada.`,
  noRain: "Sin lluvia en la última hora, según la estimación.",
  warning: (event) => `Aviso oficial vigente: ${event}.`,
  noStreets: "Aquí todavía no se dibujan calles: cada distrito agrega las suyas.",
  told: "El mapa en palabras",
  marks: { ankle: "T", knee: "R", waist: "C", inside: "E" },
  older: `Hueca: hace más de ${amount.hours(OLD_MARK_HOURS)}`,
  about: "Las marcas son exactas a unos 330 pies (100 metros).",
  rainSquare: "Azul: lluvia de la última hora, más oscuro es más lluvia",
  warningArea: "Rayado: aviso oficial de inundación",
  districtArea: "Contorno con nombre: un distrito comercial",
  streetsFrom: (sources) => `Calles: ${sources}.`,
  north: "N",
  directions,
  distances,
  tap: {
    directions,
    distances,
    title: "Mapa: ¿dónde está el agua?",
    help:
      "Toque el mapa donde está el agua. Con el teclado: mueva la marca con las flechas, {step} cada vez.",
    map: "Mapa. Las flechas mueven la marca; más y menos acercan y alejan.",
    zoomIn: "Acercar",
    zoomOut: "Alejar",
    north: "Mover el mapa al norte",
    south: "Mover el mapa al sur",
    east: "Mover el mapa al este",
    west: "Mover el mapa al oeste",
    use: "Usar este lugar",
    close: "Cerrar el mapa",
    noPin: "Todavía no eligió un lugar.",
    pinOn: "Marca en {street}.",
    pinNear: "Marca a {distance} al {direction} de {street}.",
    pinFromStart: "Marca a {distance} al {direction} de donde empezó el mapa.",
    pinAtStart: "Marca donde empezó el mapa.",
    reportsNear: `Reportes de los últimos ${amount.days(SHOWN_DAYS)} en este mapa: {count}.`,
    loading: "Dibujando el mapa…",
    failed: "El mapa no se puede mostrar ahora. Escriba el código postal.",
  },
};
