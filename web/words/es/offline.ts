import type { offline as English } from "../en/offline.ts";
import { REPORTABLE_DAYS } from "shared/limits.ts";
import { AMOUNTS } from "shared/words/amounts.ts";

const amount = AMOUNTS.es;

export const offline: typeof English = {
  note: {
    offline: "No tiene conexión.",
    slow: "La red está demasiado lenta en este momento.",
    down: "FloodLine no puede responder en este momento.",
    age: "Esta página es de {day} {time}, {ago}.",
    report:
      "La red falla o está lenta. Aun así puede enviar un reporte: se guarda en este teléfono y sale solo.",
  },
  page: {
    title: "No tiene conexión",
    lead: "Esta página necesita la red. Inténtelo de nuevo cuando vuelva.",
    danger: { before: "Si el agua lo pone en peligro, suba y llame al", after: "." },
    report: "Reportar una inundación",
    reportWhy: "funciona sin conexión: se guarda en este teléfono y sale cuando vuelve la red.",
    waiting: "Reportes en espera en este teléfono",
    keptTitle: "Páginas guardadas en este teléfono",
    kept: "de {day} {time}, {ago}",
    none:
      "Todavía no hay páginas guardadas. Las páginas de códigos postales se guardan al abrirlas.",
  },
  send: {
    button: "Enviar reporte",
    sending: "Enviando…",
    uploading: "Esperando a que suban sus fotos…",
    kept: "Guardado en este teléfono. Sale solo cuando vuelva la red.",
    sent: "Su reporte ya salió.",
    open: "Ábralo",
    notKept:
      "No hay conexión y este navegador no puede guardar el reporte. Quédese en esta página y pulse Enviar otra vez.",
    answerFirst: "Diga primero, en la lista de archivos, si quiere enviar su video.",
    oneWaiting: "1 reporte espera en este teléfono.",
    manyWaiting: "{count} reportes esperan en este teléfono.",
    see: "Ver los que esperan",
  },
  waiting: {
    title: "Reportes en espera en este teléfono",
    description: "Salen solos cuando vuelve la red.",
    noScript:
      "Esta lista necesita JavaScript. Está desactivado en su navegador, o el navegador es demasiado antiguo.",
    island: {
      none: "Ningún reporte espera en este teléfono.",
      another: "Reportar una inundación",
      states: {
        waiting: "Espera la red",
        sending: "Saliendo ahora…",
        needsSignIn: "Su sesión terminó. Inicie sesión y saldrá.",
        notYours: "Es de otro número de teléfono. Inicie sesión con ese número para enviarlo.",
        refused: "No fue aceptado: {why}",
        broken: "Algo falla en esta página: el reporte no ha salido. Envíelo desde el formulario.",
      },
      kept: "Guardado {day} {time}, {ago}",
      onePhoto: "1 foto o video",
      manyPhotos: "{count} fotos",
      sendNow: "Enviar ahora",
      signIn: "Iniciar sesión para enviar",
      edit: "Corregirlo",
      toForm: "Abrirlo en el formulario",
      delete: "Borrar",
      deleteSure: "¿Borrarlo para siempre?",
      deleteYes: "Sí, borrarlo",
      deleteNo: "Conservarlo",
      stillAway: "Todavía no hay red. Se queda aquí.",
      sent: "Un reporte ya salió.",
      open: "Ábralo",
      tooOld: `Los reportes valen hasta ${amount.days(REPORTABLE_DAYS)} después: envíelo antes.`,
    },
  },
};
