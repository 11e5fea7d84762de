import type { texts as English } from "../en/texts.ts";

export const texts: typeof English = {
  title: "Sus mensajes",
  back: "Mis lugares",
  none: "Todavía ninguno. Cuando le enviemos un mensaje, aquí verá por qué.",
  choose: "Elija uno para ver por qué llegó.",
  newest: "Mensajes más nuevos",
  older: "Mensajes anteriores",

  whyTitle: "¿Por qué recibí esto?",
  becameTitle: "¿Qué pasó con este mensaje?",
  aboutAt: (about, when) => `${about}: ${when}`,
  theText: "El mensaje",
  weather: "El tiempo en ese momento",
  whyYou: "Por qué usted",
  change: "Cambiar qué recibe y cuándo",
  way: "Su camino hasta usted",

  about: {
    any: "Lluvia",
    heavy: "Lluvia fuerte",
    flood: "Riesgo de inundación",
    warning: "Aviso oficial",
    clear: "Fin de la alerta",
    ask: "Pregunta",
  },
  aboutPlace: (about, zip) => `${about} en ${zip}`,
  watch: "Vigilancia de inundaciones",
  watchThen: "La vigilancia en ese momento",
  code: "Código para iniciar sesión",
  reply: "Respuesta a un mensaje suyo",
  notice: "Al personal del distrito",
  broadcast: "De su distrito",
  test: "Prueba de un mensaje del distrito",
  report: "Su reporte",
  reports: "Los reportes de los que trata",

  states: {
    held: "Espera su momento",
    queued: "Espera su turno",
    sending: "Se está enviando",
    unknown: "Enviado, sin respuesta aún",
    accepted: "Con su compañía telefónica",
    sent: "Con su compañía telefónica",
    delivered: "Llegó",
    undelivered: "No llegó",
    failed: "No llegó",
    refused: "No llegó",
    expired: "No se envió",
  },

  reasons: {
    from: (time) => `Debía empezar a ${time}.`,
    until: (time) => `Hasta cerca de ${time} se esperaba que durara.`,
    cameToNothing: (level) =>
      `El pronóstico no se cumplió: cayó menos de la mitad de lo que exige “${level}”, y no se ` +
      "esperaba más.",
    lastRain: (level, time) =>
      `La última lluvia de al menos la mitad de lo que exige “${level}” cayó hasta ${time}; no se ` +
      "esperaba más.",
    watch:
      "Una vigilancia dice que puede inundarse, casi siempre entre medio día y dos días antes. La mayoría queda en nada.",
    warningsOver: "De lo que el Servicio Nacional del Tiempo tenía vigente aquí ya no queda nada.",
    dry: "No llovió, según la estimación del modelo del tiempo.",
    warning: (event, sender, headline) =>
      `${event} vigente, emitido por ${sender ?? "el Servicio Nacional del Tiempo"}` +
      `${headline ? `: “${headline}”` : ""}.`,
    wettest: ({ minutes, time, amount, isForecast, ahead }) =>
      `${minutes === 60 ? "La hora" : "Los 15 minutos"} de más lluvia, hasta ${time}: ${amount}, ` +
      `${isForecast ? "según el pronóstico" : "según la estimación"}` +
      `${ahead ? `, mirando ${ahead} adelante` : ""}.`,
    model: (time) => `Según el modelo del tiempo HRRR (cálculo: ${time}).`,
    begins: (level, amount, minutes, district) =>
      `“${level}” empieza con ${amount} en ${minutes === 60 ? "una hora" : "15 minutos"}, ` +
      `${district ? `fijado por ${district}` : "la cantidad habitual de FloodLine"}.`,
  },
  minutes: (minutes) => `${minutes} minutos`,
  hours: (hours) => hours === "1" ? "1 hora" : `${hours} horas`,

  you: {
    code:
      "Alguien pidió un código para iniciar sesión con su número. Si no fue usted, no tiene que " +
      "hacer nada: sin el código nadie entra.",
    reply: "Usted nos escribió, y esta es nuestra respuesta.",
    notice:
      "Usted es del personal de un distrito, o lo invitaron, y uno de sus administradores hizo algo que usted debe saber.",
    broadcast:
      "Usted sigue un código postal de este distrito y aceptó recibir sus mensajes. Un simulacro va a " +
      "quienes trabajan para el distrito.",
    test: "Usted escribió un mensaje del distrito y lo pidió antes en su propio teléfono.",
    report:
      "Usted pidió un mensaje cuando pase algo con su reporte. Puede desactivarlo en la página del " +
      "reporte.",
    ahead:
      "Pidió recibir las vigilancias: una vez cada una, por los códigos postales suyos que toca, nunca en sus horas de silencio. Las novedades de la misma vigilancia no traen otro mensaje.",
    ask: "Había llovido fuerte y ya le habíamos avisado de la tormenta. Preguntamos una vez por " +
      "tormenta; una respuesta de 1, 2 o 3 se convierte en un reporte.",
    clear: "Ya le habíamos avisado de esta tormenta, así que le avisamos que terminó.",
    followsNoMore: (zip) => `Entonces usted seguía ${zip}; ahora ya no.`,
    chose: (level, zip) => `Usted eligió “${level}” para ${zip}.`,
    choseBelow: (level, zip, step) =>
      `Usted eligió “${level}” para ${zip}, así que también le interesa ${
        { any: "la lluvia", heavy: "la lluvia fuerte", flood: "el riesgo de inundación" }[step]
      }.`,
    choseSince: (level, zip) =>
      `Después usted eligió “${level}” para ${zip}; con ese nivel este mensaje no habría llegado.`,
    choseOfficial: (level, zip) =>
      `Usted eligió “${level}” para ${zip}; lo que el Servicio del Tiempo dice de esta fuerza también le concierne.`,
    choseWarned: (level, zip) =>
      `Usted eligió “${level}” para ${zip}; un aviso oficial de inundación cuenta en todos los niveles.`,
  },
  held: {
    waits: {
      quiet: "Espera el fin de sus horas de silencio, y se envía entonces si sigue siendo cierto.",
      pause: "Espera el fin de su pausa, y se envía entonces si sigue siendo cierto.",
    },
    neverSent: {
      quiet: "Esperó el fin de sus horas de silencio, y nunca se envió.",
      pause: "Esperó el fin de su pausa, y nunca se envió.",
    },
    sent: {
      quiet: "Esperó el fin de sus horas de silencio, y se envió porque seguía siendo cierto.",
      pause: "Esperó el fin de su pausa, y se envió porque seguía siendo cierto.",
    },
  },

  stages: {
    decided: "Decidido",
    written: "Escrito",
    left: "Salió hacia su compañía telefónica",
    arrived: "Llegó a su teléfono",
    failed: "No llegó",
    expired: "No se envió",
    noWord: "Todavía no se sabe si llegó",
    waits: {
      quiet: "Espera el fin de sus horas de silencio",
      pause: "Espera el fin de su pausa",
    },
  },
  expired: {
    superseded: "Para entonces la tormenta había cambiado o terminado, así que ya no era cierto",
    late: "Habría llegado demasiado tarde para servir",
    stopped: "Usted había desactivado sus mensajes",
    overBudget: "El dinero del día para mensajes se gastó, y el resto se guardó para inundaciones",
    unproven: "No pudimos saber si llegó, y no quisimos enviárselo dos veces",
    tooMany: "Ya había recibido el máximo de mensajes sobre reportes que enviamos en un día",
    purseEmpty: "El dinero del día para mensajes de esta clase se había gastado",
    takenBack: "El distrito lo detuvo antes de que saliera",
    notWanted: "Usted había desactivado los mensajes de este tipo o ya no seguía el lugar",
  },
  failures: {
    "The texting service refused our account": "El servicio de mensajes rechazó nuestra cuenta",
    "The texting service was too busy": "El servicio de mensajes estaba saturado",
    "Not a valid phone number": "No es un número de teléfono válido",
    "Number outside the area we may text": "Número fuera de la zona donde podemos enviar mensajes",
    "The texting account is still on trial": "La cuenta de mensajes todavía está a prueba",
    "Opted out of texts": "Pidió no recibir mensajes",
    "Not a mobile number": "No es un número de celular",
    "Phone off or out of reach": "Teléfono apagado o sin señal",
    "Blocked by the phone or its network": "Bloqueado por el teléfono o su red",
    "Number no longer in use": "El número ya no se usa",
    "Landline, or a network that takes no texts": "Teléfono fijo, o una red que no acepta mensajes",
    "Taken for spam by the phone's network": "La red del teléfono lo tomó por spam",
    "Lost by the phone's network": "Lo perdió la red del teléfono",
    "Our sending number is not registered yet": "Nuestro número de envío aún no está registrado",
    "The limit on texts was reached": "Se alcanzó el límite de mensajes",
    "The texting service refused our sending number":
      "El servicio de mensajes rechazó nuestro número de envío",
    "The phone's network was in trouble": "La red del teléfono tenía problemas",
    "The texting service refused it": "El servicio de mensajes lo rechazó",
    "The texting service refused its words": "El servicio de mensajes rechazó el texto",
    "It came too late to be of use": "Llegó demasiado tarde para servir",
    "The phone's network gave no reason": "La red del teléfono no dio un motivo",
  },
  sentence: (words) => `${words}.`,
};
