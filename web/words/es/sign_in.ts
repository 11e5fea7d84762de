import type { signIn as English } from "../en/sign_in.ts";
import { CODE_MINUTES } from "shared/limits.ts";
import { AMOUNTS } from "shared/words/amounts.ts";

const amount = AMOUNTS.es;

export const signIn: typeof English = {
  title: "Entrar",
  description:
    "Reciba un mensaje antes de que su calle se inunde o reporte una inundación: entre con su número de celular y un código por mensaje. Gratis.",
  aboutZip: (zip) => `Reciba mensajes sobre ${zip}`,
  beforeReport: "Primero entre y después reporte: solo hace falta un mensaje.",
  signedOut: "Cerró la sesión, aquí y en todos los demás dispositivos.",
  lead: "Escriba su número de celular. Le enviamos un código. ¿Es nuevo aquí? Así crea su cuenta.",
  phone: "Número de celular",
  phoneHint: "Un número de EE. UU. o sus territorios, como 718 555 0123.",
  consentHint:
    "Solo hace falta para las alertas. Deje la casilla vacía para entrar o reportar sin ellas.",
  sendCode: "Envíenme un código",
  again: {
    title: "¿Es usted?",
    why: {
      before: "Antes de este paso queremos estar seguros. Enviamos un código nuevo al ",
      after: `. Sirve por ${amount.minutes(CODE_MINUTES)}.`,
    },
    submit: "Envíenme un código",
    back: "Ahora no",
  },
  code: {
    title: "Escriba el código",
    sentAgain: "Va en camino un código nuevo. Los anteriores ya no sirven.",
    textedTo: {
      before: "Enviamos 6 cifras al ",
      after: `. Sirven por ${amount.minutes(CODE_MINUTES)}.`,
    },
    label: "Código de 6 cifras",
    submit: "Entrar",
    second: {
      lead:
        "El código del mensaje es correcto. Su cuenta pide uno más, de su aplicación de autenticación.",
      label: "Código de su aplicación",
      hint: "Las cifras que muestra ahora. Sin la aplicación: uno de sus códigos de recuperación.",
    },
    none: "¿No le llega el mensaje?",
    wait: "Puede tardar un minuto.",
    again: "Envíenme otro código",
    otherNumber: "Usar otro número",
  },
};
