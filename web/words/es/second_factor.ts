import type { Words } from "../en.ts";

export const secondFactor: Words["secondFactor"] = {
  title: "Aplicación de autenticación",
  link: "Aplicación de autenticación",
  linkHint: "Un segundo código al entrar, para que no baste con robarle el número de teléfono.",
  lead: "Quien se apodera de un número de teléfono recibe sus mensajes. Con una aplicación en su " +
    "teléfono, al entrar se pide también el código de la aplicación, y el número solo no basta.",
  back: "Volver a su cuenta",
  state: {
    off:
      "No tiene ninguna: para entrar basta el código que le enviamos. Sirve cualquier aplicación de autenticación.",
    since: (ago: string) => `Configurada ${ago}.`,
    left: (codes: number) =>
      codes === 0
        ? "No le quedan códigos de recuperación: cree otros."
        : codes === 1
        ? "Le queda un código de recuperación."
        : `Le quedan ${codes} códigos de recuperación.`,
    newPhone: "¿Teléfono nuevo? Desactívela y configúrela allí.",
    begin: "Configurarla",
    makeCodes: "Crear códigos de recuperación nuevos",
    end: "Desactivarla",
    wentOff: "Está desactivada. Para entrar vuelve a bastar el código que le enviamos.",
    needed:
      "Los gerentes de su distrito necesitan una aplicación de autenticación para lo que estaba haciendo; no se guardó nada. Configure aquí la suya y vuelva a hacerlo.",
    codeToBegin: "Para estar seguros de que es usted, le enviamos un código antes de configurarla.",
    codeToChange:
      "Para crear códigos de recuperación nuevos o desactivarla necesita un código nuevo: el que le enviamos y el de la aplicación.",
    askCode: "Pedir un código nuevo",
  },
  key: {
    take: "1. Dele su clave a la aplicación",
    scan: "En la aplicación, elija agregar una cuenta y apunte la cámara a esta imagen.",
    picture: "Código QR con la clave para su aplicación de autenticación",
    open: "Abrir la aplicación en este teléfono",
    type: "O escriba esta clave en la aplicación:",
    copy: "Un toque la marca entera, para copiarla. No se la muestre a nadie.",
    confirm: "2. Escriba el código que muestra la aplicación",
    label: "Código de su aplicación",
    hint: "Seis cifras; cambian cada medio minuto.",
    submit: "Confirmar",
  },
  codes: {
    on:
      "Ya está configurada. Se cerró su sesión en todos los demás lugares: vuelva a entrar allí con los dos códigos.",
    anew: "Estos son sus códigos de recuperación nuevos. Los anteriores ya no sirven.",
    title: "Sus códigos de recuperación",
    what: "¿Perdió el teléfono? Escriba uno de estos en lugar del código de la aplicación. Cada " +
      "uno sirve una vez. Imprímalos o anótelos ahora y guárdelos lejos del teléfono: solo los mostramos esta vez.",
    copy: "Un toque los marca todos, para copiarlos.",
    kept: "Ya los guardé",
  },
};
