import type { frame as English } from "../en/frame.ts";

export const frame: typeof English = {
  title: "FloodLine: avisos de lluvia e inundación",
  skip: "Ir al contenido principal",
  menu: "Principal",
  report: "Reportar",
  signIn: "Entrar",
  myPlaces: "Mis lugares",
  district: "Distrito",
  privacy: "Privacidad",
  terms: "Condiciones",
  developers: "Para desarrolladores",
  language: "Idioma",
  weather: (source, licence) =>
    `Las cantidades de lluvia son estimaciones o pronósticos de un modelo, no mediciones. Datos meteorológicos de ${source} (${licence}).`,
  official:
    "Los avisos oficiales son del Servicio Nacional de Meteorología (National Weather Service).",
  emergency: "FloodLine no es un servicio de emergencia. En peligro, llame al 911.",
  error: {
    over: (status) => `Error ${status}`,
    titles: {
      403: "Esta página no está abierta para usted",
      404: "Esta página no existe",
      500: "Algo salió mal",
      503: "FloodLine no puede responder en este momento",
    },
    sentences: {
      403: "Tal vez deba entrar con otro número.",
      404: "Revise la dirección o empiece desde la primera página.",
      500: "El error es nuestro y ya nos avisaron. Inténtelo de nuevo en un minuto.",
      503: "Inténtelo de nuevo en un minuto.",
    },
    firstPage: "Ir a la primera página",
    danger: "¿En peligro por el agua?",
    goHigher: "Suba a un lugar más alto y llame al 911.",
    problem: "Hay un problema",
  },
};
