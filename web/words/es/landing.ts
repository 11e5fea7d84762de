import type { landing as English } from "../en/landing.ts";
import { COUNTED_HOURS, NUMBERS_KEPT_DAYS } from "shared/limits.ts";
import { AMOUNTS } from "shared/words/amounts.ts";

const amount = AMOUNTS.es;

const number = (n: number) => n.toLocaleString("es-US");
const ONE = "el único lugar que vigilamos";

export const landing: typeof English = {
  heading: "Un mensaje antes de que su calle se inunde",
  lead: "FloodLine vigila la lluvia en su código postal, le manda un mensaje antes de que llegue " +
    "el agua y recibe su reporte cuando llega.",

  own: {
    heading: "Sus lugares",
    notKnown: "No se puede mostrar en este momento",
    checked: "Revisado ",
  },

  now: {
    heading: "Ahora mismo",
    storms: (storms, watched) =>
      `Llueve o va a llover en ${
        watched === 1 ? ONE : `${number(storms)} de los ${number(watched)} lugares que vigilamos`
      }.`,
    calm: (watched) =>
      `Ninguna tormenta en ${
        watched === 1 ? ONE : `los ${number(watched)} lugares que vigilamos`
      }.`,
    none:
      "Todavía no se vigila ningún lugar. Siga un código postal y lo revisamos cada media hora.",
    flood: (n) => `Riesgo de inundación en ${number(n)}.`,
    heavy: (n) => `Lluvia fuerte en ${number(n)}.`,
    reports: (n) =>
      n === 0
        ? `No se reportó ninguna inundación en las últimas ${amount.hours(COUNTED_HOURS)}.`
        : `${number(n)} ${n === 1 ? "reporte" : "reportes"} de inundación en las últimas ${
          amount.hours(COUNTED_HOURS)
        }.`,
    joint: " ",
    checked: "Revisado ",
    old: "Esto puede estar desactualizado: el tiempo se revisó por última vez ",
    oldRun: "Esto puede estar desactualizado: el modelo del tiempo se calculó por última vez ",
    end: ".",
    notKnown:
      "No se puede mostrar lo que pasa en todas partes. Aun así puede buscar un código postal.",
    worst: "Donde está peor",
    latest: "Reportes recientes",
    noLatest: "No se ha reportado ninguna inundación en los últimos días.",
    latestNotKnown: "Los últimos reportes no se pueden mostrar en este momento.",
  },

  how: {
    heading: "Cómo funciona",
    steps: [
      {
        title: "Elija sus códigos postales",
        words: "Hasta cinco, cada uno con la lluvia que para usted merece un mensaje: cualquier " +
          "lluvia, lluvia fuerte o riesgo de inundación.",
      },
      {
        title: "Revisamos cada media hora",
        words: "Un mensaje cuando una tormenta llega a su nivel, uno si empeora y uno cuando " +
          "termina. Nada más.",
      },
      {
        title: "Reporte lo que ve",
        words: "Qué tan hondo, dónde, y una foto si no hay peligro. Su distrito comercial lo ve " +
          "enseguida.",
      },
    ],
  },

  texts: {
    heading: "Cómo es un mensaje",
    order: "Quién lo dice, qué viene, dónde, qué hacer y cómo dejar de recibir mensajes: en ese " +
      "orden y con palabras sencillas.",
    official: "Los avisos oficiales se pasan con el nombre del Servicio Nacional del Tiempo.",
    get: "Recibir los mensajes",
    change: "Elegir sus mensajes",
    free: "Gratis. Su compañía telefónica puede cobrar por mensajes y datos.",
    label: "Dos mensajes de FloodLine en un teléfono",
  },

  privacy: {
    heading: "Su número sigue siendo suyo",
    words:
      "Lo usamos para que entre y para mandarle mensajes. No se muestra a nadie, no se vende " +
      `y no aparece en direcciones ni registros. Borre su cuenta y desaparece en ${
        amount.days(NUMBERS_KEPT_DAYS)
      }.`,
    more: "Qué guardamos y por cuánto tiempo",
  },

  districts: {
    heading: "Para distritos comerciales",
    words: "Vea los reportes de sus calles en cuanto llegan, con fotos. Marque lo que se está " +
      "atendiendo y vea la lluvia y los mensajes del día.",
    more: "Entrar como administrador",
  },

  emergency: {
    label: "Emergencia",
    call: "En peligro, llame al ",
    callEnd: ".",
    words: "FloodLine no es un servicio de emergencia. Nunca camine ni maneje por agua que corre.",
  },
};
