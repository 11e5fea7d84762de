import type { frame as English } from "../en/frame.ts";

export const frame: typeof English = {
  title: "FloodLine: avisos de lluvia e inundación",
  description:
    "Un mensaje antes de que su calle se inunde, y un lugar para reportarlo cuando pase. Gratis.",
  card: "FloodLine: una calle de tiendas de noche, la línea del agua y una regla de nivel",
  skip: "Ir al contenido principal",
  menu: "Principal",
  report: "Reportar",
  reportFlooding: "Reportar inundación",
  signIn: "Entrar",
  myPlaces: "Mis lugares",
  district: "Distrito",
  operator: "Operación",
  privacy: "Privacidad",
  terms: "Condiciones",
  developers: "Para desarrolladores",
  language: "Idioma",
  weather: {
    by:
      "Las cantidades de lluvia son estimaciones o pronósticos de un modelo, no mediciones. Datos meteorológicos de ",
    under: " (",
    end: ").",
  },
  official: { by: "Los avisos oficiales son del ", end: " (National Weather Service)." },
  weatherService: "Servicio Nacional del Tiempo",
  emergency: "FloodLine no es un servicio de emergencia. En peligro, llame al 911.",
  lookUp: {
    label: "Su código postal",
    button: "Ver la lluvia allí",
    title: "Buscar un código postal",
    lead: "Vea la lluvia que hay allí, la que viene y lo que la gente ha reportado.",
    mistake: "Escriba los cinco dígitos de un código postal.",
  },
  error: {
    over: (status) => `Error ${status}`,
    titles: {
      400: "Eso no se pudo leer",
      403: "Esta página no está abierta para usted",
      404: "Esta página no existe",
      413: "Eso fue demasiado de una vez",
      415: "Eso no se pudo leer",
      500: "Algo salió mal",
      503: "FloodLine no puede responder en este momento",
    },
    sentences: {
      400: "Lo que se envió no llegó completo. Vuelva atrás y envíelo otra vez.",
      403: "Tal vez deba entrar con otro número.",
      404: "Revise la dirección o empiece desde la primera página.",
      413: "Acorte el texto y envíelo otra vez. Las fotos se suben aparte, una por una.",
      415:
        "Esta página recibe lo que envía su propio formulario. Vuelva atrás y envíe el formulario otra vez.",
      500: "El error es nuestro. Inténtelo de nuevo en un minuto.",
      503: "Inténtelo de nuevo en un minuto.",
    },
    firstPage: "Ir a la primera página",
    danger: "¿En peligro por el agua?",
    goHigher: "Suba a un lugar más alto y llame al 911.",
    problem: "Hay un problema",
  },
};
