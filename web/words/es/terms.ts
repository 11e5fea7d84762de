import type { terms as English } from "../en/terms.ts";
import { EDITABLE_HOURS } from "shared/limits.ts";
import { AMOUNTS } from "shared/words/amounts.ts";

const amount = AMOUNTS.es;

export const terms: typeof English = {
  title: "Condiciones",
  description:
    "Qué acepta usted cuando FloodLine le envía mensajes, qué es y qué no es una alerta, " +
    "y qué pasa con los reportes.",
  lead: "Cortas, porque hay que leerlas.",
  texts: {
    title: "Los mensajes",
    agree: "Lo que usted acepta al marcar la casilla:",
    rows: [
      { what: "Programa:", words: "alertas de inundación y lluvia de FloodLine." },
      {
        what: "Con qué frecuencia:",
        words: "cuando una tormenta llega a su nivel, cuando empeora y cuando termina. En días " +
          "secos, nunca. Sobre un reporte suyo, solo si lo pide: cuando cambia su estado, y una " +
          "vez para preguntar si el agua ya bajó.",
      },
      {
        what: "Costo:",
        words: "ninguno de nuestra parte. Pueden aplicarse las tarifas de mensajes y datos de su " +
          "compañía.",
      },
      {
        what: "Para terminarlos:",
        words: "escriba STOP, o “ya no más” con sus propias palabras. START los trae de vuelta, " +
          "HELP explica. NOTICIAS NO termina lo que escriben los distritos; las alertas siguen.",
      },
      {
        what: "Sin promesa:",
        words: "las compañías no responden por mensajes que llegan tarde o no llegan.",
      },
    ],
  },
  alerts: {
    title: "Qué es y qué no es una alerta",
    model: (source, licence) =>
      `La lluvia la pronostican y estiman modelos del tiempo (${source}, ${licence}); no se mide ` +
      "en su calle. Puede haber una inundación sin mensaje, y un mensaje sin inundación.",
    official: "Los avisos oficiales son del Servicio Nacional del Tiempo y de su ciudad; " +
      "sígalos primero.",
    emergency: "FloodLine no es un servicio de emergencia. En peligro,",
    call: "llame al 911.",
  },
  reports: {
    title: "Reportes",
    items: [
      "Reporte lo que usted mismo vio. Nunca entre al agua para tomar una foto.",
      "Deje fuera caras y placas de autos cuando pueda.",
      "Usted nos deja mostrar su reporte al distrito donde está, y su profundidad, hora y lugar " +
      "aproximado a todos.",
      `Puede cambiarlo durante ${
        amount.days(EDITABLE_HOURS / 24)
      }, hasta que el distrito lo haya visto, y retirarlo cuando quiera.`,
      "El distrito decide qué hace con un reporte. No es una solicitud al 311 ni al 911.",
      "La constancia de un reporte dice lo que tenemos. No promete que una aseguradora pague.",
    ],
  },
  privacy: "Qué guardamos y por cuánto tiempo",
};
