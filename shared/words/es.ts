import type { Level } from "../levels.ts";
import type { en } from "./en.ts";
import {
  BATCH_UNDO_SECONDS,
  EYES_OFF_HOURS,
  MAX_AFTER_FILES_A_DAY,
  MAX_AFTER_LINKS,
  MAX_BROADCASTS_A_DAY,
  MAX_CITY_NUMBER_LENGTH,
  MAX_DRILLS_A_DAY,
  MAX_FILTER_NAME,
  MAX_INVITATIONS_A_DAY,
  MAX_KEYS,
  MAX_LIST_LINKS,
  MAX_MESSAGE_HOURS,
  MAX_PLACES,
  MAX_SAVED_FILTERS,
  MAX_TEMPLATE_NAME,
  MAX_TEMPLATES,
  MAX_TESTS_A_DAY,
  MAX_WALL_LINKS,
  REPORTABLE_DAYS,
  UNDO_HOURS,
} from "../limits.ts";
import { MAX_MEGABYTES, MAX_PHOTOS, MAX_VIDEOS } from "../media_rules.ts";
import { AMOUNTS } from "./amounts.ts";

const amount = AMOUNTS.es;

const levels: Record<Level, string> = {
  any: "Cualquier lluvia",
  heavy: "Lluvia fuerte",
  flood: "Riesgo de inundación",
};

export const es: typeof en = {
  errors: {
    invalidInput: "Revise los campos marcados.",
    invalidJson: "El contenido no es JSON válido.",
    jsonExpected: "Envíe JSON, con el encabezado Content-Type: application/json.",
    bodyTooLarge:
      "La solicitud es demasiado grande. Las fotos y los videos van a su dirección de carga.",
    originNotAllowed: "Esta solicitud vino de otro sitio.",
    notSignedIn: "Inicie sesión.",
    sessionExpired: "Su sesión se cerró. Inicie sesión de nuevo.",
    freshCodeNeeded: "Para estar seguros de que es usted, escriba antes un código nuevo.",
    secondFactorNeeded:
      "Para esto los gerentes necesitan una aplicación de autenticación. Configure antes la suya en la página de su cuenta.",
    keyNotKnown: "Esta clave no funciona, o ya no.",
    notForKeys:
      "Una clave no puede hacer esto: debe hacerlo alguien del personal del distrito, con su sesión.",
    keyReadsOnly: "Esta clave solo puede leer. Cree una que también pueda escribir.",
    notOperator: "Esta página es para quienes operan FloodLine.",
    notStaff: "Esta página es para el personal de un distrito.",
    notAllowedByRole:
      "Su función en el distrito no lo permite. Pídalo a uno de sus administradores.",
    phoneNotSupported: "Escriba un celular de EE. UU. o sus territorios, como 718 555 0123.",
    codeWrong: "Ese código no es correcto. Escriba el más nuevo, en el navegador donde lo pidió.",
    codeExpired: "Ese código ya no sirve. Pida uno nuevo.",
    secondCodeNeeded: "Ahora escriba el código que muestra su aplicación de autenticación.",
    secondCodeWrong:
      "Ese no es el código de su aplicación de autenticación. Espere al siguiente o use un código de recuperación.",
    secondFactorOn: "Ya hay una aplicación de autenticación. Primero desactívela.",
    secondFactorNotBegun: "Primero empiece a configurar la aplicación de autenticación.",
    codeTriedTooOften: "Demasiados códigos incorrectos. Pida uno nuevo.",
    codeCanceled: "Ese código se anuló antes de usarse. Pida uno nuevo.",
    codeDeleted: "Ese código se ha borrado. Pida uno nuevo.",
    codeFailed: "El servicio que envía los códigos no pudo con ese. Pida uno nuevo.",
    tooManyCodes: "Se pidieron demasiados códigos. Espere e inténtelo de nuevo.",
    tooManyRequests: "Fueron demasiadas solicitudes. Espere un momento e inténtelo de nuevo.",
    noCodesNow: "Ahora no podemos enviar códigos. Inténtelo de nuevo más tarde.",
    tooManyReports:
      "Envió muchos reportes en poco tiempo. Espere antes de enviar el próximo. Si hay peligro, llame al 911.",
    tooManyUploads: "Fueron muchas fotos y videos. Espere antes de enviar más.",
    tooManyExports: "Acaba de descargar sus datos. Espere antes de hacerlo de nuevo.",
    tooManyStreams: "Tiene muchas páginas abiertas. Cierre algunas e inténtelo de nuevo.",
    codeNotSent: "No pudimos enviar el mensaje. Inténtelo de nuevo en un minuto.",
    codeNotChecked: "No pudimos comprobar el código. Inténtelo de nuevo en un minuto.",
    zipNotFound: "No conocemos ese código postal. Revise sus cinco cifras.",
    placeUnknown: "No conocemos ese código postal. Revise sus cinco cifras.",
    tooManyPlaces: `Puede seguir hasta ${MAX_PLACES} códigos postales. Quite uno primero.`,
    callerConsentNeeded:
      "Pregunte a quien llama si acepta mensajes sobre este reporte, y marque que ha dicho que sí. O deje el número en blanco.",
    consentNeeded: "Marque la casilla para aceptar mensajes antes de seguir un código postal.",
    reportNotFound: "No existe ese reporte.",
    reportWithdrawn: "Este reporte fue retirado.",
    reportNotEditable: "El distrito ya lo está atendiendo: no se puede cambiar.",
    actNotFound: "No existe esa acción.",
    actUndone: "Ya se ha deshecho.",
    actNotUndoable: "Esto no se puede deshacer.",
    actTooOld: `Hace más de ${amount.hours(UNDO_HOURS)}: ponga lo que sea correcto ahora.`,
    actedSince: "Alguien ha actuado después: vea el historial y deshaga primero lo más nuevo.",
    batchNotFound: "No existe esa acción sobre varios reportes en su distrito.",
    batchUndone: "Ya se ha deshecho.",
    batchTooOld: `Hace más de ${
      amount.minutes(BATCH_UNDO_SECONDS / 60)
    }: deshágalo en la página de cada reporte.`,
    colleagueNotFound: "Esa persona no atiende reportes de este distrito.",
    reporterNotAsked:
      "Quien lo envió no quería mensajes sobre él, o no los recibe: no se le puede preguntar.",
    reporterNotTexted:
      "Hoy ya ha recibido todos los mensajes posibles, o se gastó el dinero para ellos: pregunte mañana.",
    reportRemoved: "FloodLine ha retirado este reporte. Nadie más lo ve.",
    numberBlocked:
      "FloodLine ha bloqueado este número: no puede iniciar sesión, enviar reportes ni confirmarlos. Las alertas que pidió siguen llegando; responda STOP para terminarlas.",
    confirmOwn: "Este reporte es suyo.",
    incidentNotFound: "No existe ese incidente en su distrito.",
    incidentEnded:
      "Ese incidente ya terminó. Vuelva a abrir su primer reporte, o junte los demás sin él.",
    incidentLead: "El primer reporte de un incidente no se puede sacar: saque los otros.",
    cityNotSet:
      "Nadie ha indicado dónde recibe reportes su ciudad: pregunte a quien administra FloodLine, o llame al 311 y escriba el número.",
    privateByWish: "Quien lo envió quiso que los vecinos no lo vean. Eso lo decide esa persona.",
    sameAsAnother:
      "Este reporte es la misma agua que otro, que tiene el estado de ambos. Cambie aquel, o saque antes este.",
    askedLately: "Se les preguntó hace un momento. Deles unos minutos para contestar.",
    stormNotFound: "No existe esa tormenta en su distrito.",
    pictureNotFound:
      "No existe esa imagen en su distrito, o alguien acaba de cambiarla: mire el reporte otra vez.",
    messageNotFound: "No existe ese mensaje entre los suyos.",
    deviceNotFound: "Ese aparato ya no tiene la sesión abierta.",
    broadcastNotFound: "No hay tal mensaje en su distrito.",
    broadcastChanged: "Esto ha cambiado desde que lo vio. No se hizo nada: véalo como está ahora.",
    secondPersonNeeded:
      "Quien lo escribió o lo presentó no puede enviarlo: antes debe verlo otra persona de su distrito.",
    othersTurn: "Usted pidió estos cambios, así que otra persona debe hacerlos.",
    nobodyToText: "Ahora no lo recibiría nadie, así que no se envió.",
    broadcastTooDear:
      "El dinero del día para estos mensajes no alcanza, así que no se envió nada. Hay dinero nuevo a medianoche UTC.",
    tooManyBroadcasts:
      `Es lo máximo que un distrito puede enviar al día: ${MAX_BROADCASTS_A_DAY} mensajes y ${MAX_DRILLS_A_DAY} simulacros.`,
    tooManyTests: `Ha hecho ${MAX_TESTS_A_DAY} pruebas en el último día. Espere, por favor.`,
    personNotFound: "Esta persona ya no es del personal de su distrito.",
    eyesOffTooSoon:
      `Usted se unió, u otro gestor se fue, en las últimas ${
        amount.hours(EYES_OFF_HOURS)
      }. Después se ` +
      "puede desactivar el segundo par de ojos.",
    lastManager:
      "Un distrito conserva al menos un administrador. Nombre antes a otra persona administradora.",
    wallNotFound: "Este enlace no funciona, o ya no.",
    afterLinkNotFound: "Este enlace no funciona, o ya no.",
    tooManyAfterLinks:
      `Su distrito tiene ${MAX_AFTER_LINKS} enlaces públicos de informes, que es el máximo. Retire uno primero.`,
    afterFileNotFound:
      "Este archivo ya no está. Pídalo de nuevo: lo que se ocultó desde entonces se deja fuera.",
    tooManyAfterFiles:
      `Un distrito crea ${MAX_AFTER_FILES_A_DAY} archivos al día. Continúe mañana, por favor.`,
    pictureNotCovered: "Cubra primero las caras y las matrículas de esta foto.",
    tooManyWallLinks:
      `Su distrito tiene ${MAX_WALL_LINKS} enlaces para pantallas, que es el máximo. Revoque uno primero.`,
    keyNotFound: "No hay tal clave en su distrito, o está revocada.",
    tooManyKeys: `Su distrito tiene ${MAX_KEYS} claves, que es el máximo. Revoque una primero.`,
    listNotFound: "Este enlace no funciona, o ya no.",
    tooManyListLinks:
      `Su distrito tiene ${MAX_LIST_LINKS} enlaces a su lista, que es el máximo. Revoque uno primero.`,
    filterOfPerson: "«Asignados a mí» y «nuevos para mí» son de una persona. Quítelos.",
    templateNotFound: "No hay tal respuesta en su distrito, o la han borrado.",
    fileUnusable: "No se puede leer este archivo.",
    draftOfFileNotFound: "Lo que se leyó de este archivo ya no está. Elija el archivo otra vez.",
    boundaryTaken: "Esta área es de otro distrito. Dibuje la suya al lado.",
    templateGone:
      "Han borrado esta respuesta desde que la eligió. No se cambió ni se envió nada: elija otra.",
    statusTold:
      "El reporte ya tiene este estado, así que la respuesta no se envió: mire en el historial qué se dijo.",
    templateChanged:
      "Han cambiado esta respuesta desde que la miró. No se guardó nada: mírela como está ahora.",
    templateNameTaken: "Otra respuesta de su distrito tiene este nombre.",
    tooManyTemplates:
      `Su distrito tiene ${MAX_TEMPLATES} respuestas, que es el máximo. Borre una primero.`,
    filterNotFound: "Este filtro ya no está guardado.",
    tooManyFilters: `Ya guarda ${MAX_SAVED_FILTERS} filtros, que es el máximo. Quite uno primero.`,
    invitationNotFound: "Esta invitación ya fue respondida o retirada, o ha caducado.",
    staffAlready: "Este número ya es del personal de su distrito.",
    staffElsewhere:
      "Una persona puede ser del personal de un solo distrito, y este número ya es de otro. Antes tiene que dejarlo.",
    tooManyInvitations:
      `Es lo máximo que un distrito puede invitar al día: ${MAX_INVITATIONS_A_DAY} personas. Siga mañana.`,
    placeNeeded: "Diga dónde es: dé un código postal o su ubicación.",
    placeOutsideDistrict: "Ese lugar no está en su distrito.",
    locationOutsideUs: "Esa ubicación no está en Estados Unidos. Dé un código postal.",
    mediaTypeNotAllowed: "Envíe fotos en JPEG, PNG, WebP o HEIC, y videos en MP4 o MOV.",
    mediaTooLarge:
      `Las fotos pueden tener hasta ${MAX_MEGABYTES.photo} MB y los videos hasta ${MAX_MEGABYTES.video} MB.`,
    mediaNotFound: "No conocemos uno de los archivos. Agréguelo de nuevo.",
    mediaNotUploaded: "Uno de los archivos no llegó. Agréguelo de nuevo.",
    mediaNotReadable: "Uno de los archivos no es una foto ni un video que podamos leer.",
    tooManyMedia: `Agregue hasta ${amount.photos(MAX_PHOTOS)}, o ${amount.videos(MAX_VIDEOS)}.`,
    signatureInvalid: "La firma no coincide.",
    notFound: "Aquí no hay nada.",
    databaseUnavailable: "FloodLine no alcanza su base de datos. Inténtelo de nuevo en un minuto.",
    databaseFull: "FloodLine no puede guardar nada ahora. Inténtelo de nuevo en unos minutos.",
    busy: "Muchas personas están consultando ahora. Inténtelo de nuevo en unos segundos.",
    storageUnavailable:
      "No se pueden guardar fotos en este momento. Envíe el reporte sin ellas o inténtelo más tarde.",
    unavailable: "FloodLine no puede responder ahora. Inténtelo de nuevo en unos segundos.",
    internal: "Algo falló de nuestro lado. Inténtelo de nuevo en un minuto.",
  },
  duties: {
    look: "Todo el personal del distrito puede ver esto.",
    work:
      "Pueden hacerlo la cuadrilla y los administradores del distrito. Los observadores solo miran: pida otra función a un administrador.",
    run: "Pueden hacerlo los administradores del distrito. Pídalo a uno de ellos.",
  },
  fields: {
    phone: "Escriba un celular de EE. UU.: el código de área y siete cifras.",
    phoneLetters: "Escriba el número solo con cifras.",
    phoneExtension: "Un mensaje no llega a una extensión. Escriba un celular sin ella.",
    phoneAbroad: "Solo podemos escribir a números de EE. UU. y sus territorios.",
    phoneNoTexts:
      "Un número gratuito, de pago o de servicio no recibe mensajes. Escriba un celular.",
    consentChanged: "El texto cambió. Léalo y marque la casilla de nuevo.",
    codeDigits: "Escriba las 6 cifras del mensaje.",
    codeWrong: "No es este.",
    twoHours: "Elija dos horas distintas.",
    zipDigits: "Escriba las cinco cifras de un código postal.",
    zipUnknown: (zip, near) =>
      `No conocemos ${zip}. Revise sus cinco cifras.${
        near === null ? "" : ` Si están bien, use un código postal cercano, como ${near}.`
      }`,
    zipUnplaced: (zip, near) =>
      `${zip} es un código postal, pero nadie nos dice dónde está. Use el de un lugar cercano${
        near === null ? "" : `, como ${near}`
      }.`,
    zipTwice: (zip) => `${zip} está dos veces en la lista.`,
    depth: "Elija qué tan profunda es el agua.",
    cityNumber:
      `Un número del 311 tiene solo letras, cifras y - # / . , ${MAX_CITY_NUMBER_LENGTH} como máximo.`,
    questionLength: (most) => `La pregunta puede tener ${most} caracteres como máximo.`,
    staffNoteLength: (most) => `La nota puede tener ${most} caracteres como máximo.`,
    reasonLength: (most) => `El motivo puede tener ${most} caracteres como máximo.`,
    filterName: `Póngale un nombre de hasta ${MAX_FILTER_NAME} caracteres.`,
    noteLength: (most) => `La nota puede tener ${most} caracteres como máximo.`,
    nameLength: (most) => `El nombre puede tener hasta ${most} caracteres.`,
    broadcastLength: (most) => `Puede tener hasta ${most} caracteres.`,
    zipNotOurs: (zip) => `${zip} no es un código postal de su distrito.`,
    areaEmpty:
      "Ningún código postal de su distrito tiene su centro en esta zona. Dibújela más grande o marque códigos postales.",
    broadcastName: "Póngale un nombre, para su propia lista.",
    broadcastZips: "Elija al menos un código postal.",
    broadcastWords: "Escríbalo en al menos un idioma.",
    broadcastEnd: "Elija cuánto tiempo vale la pena recibirlo.",
    looksOfficial: (found) =>
      `Esto parece un aviso oficial, por estas palabras: ${found}. Diga con sus propias palabras lo que sabe.`,
    saysMended: (found) =>
      `Ninguna respuesta dice que algo está reparado, porque nadie lo sabe: ${found}. Diga lo que hizo, o lo que vio.`,
    templateName:
      `Póngale un nombre de hasta ${MAX_TEMPLATE_NAME} caracteres, para su propia lista.`,
    templateLength: (most) => `Puede tener hasta ${most} caracteres.`,
    templateEnglish: "Escríbala al menos en inglés.",
    templateStatus: "Elija cuándo se dice.",
    templateOther: "Esa respuesta es de otro estado.",
    checkedNothing: "No hay palabras que haya podido leer.",
    returnReason: "Diga qué hay que cambiar.",
    badCharacter: "Hay un carácter que no podemos guardar. Escríbalo de nuevo, sin pegarlo.",
    role: "Elija una función.",
    oneLine: "Escríbalo en una sola línea.",
    messageLength: (most) => `Puede tener hasta ${most} caracteres.`,
    messageWords: "Escríbalo al menos en un idioma.",
    messageEnd: `Diga cuánto tiempo se mostrará: de ${amount.hours(1)} a ${
      amount.days(MAX_MESSAGE_HOURS / 24)
    }.`,
    districtName: "Un distrito necesita un nombre.",
    districtLanguages: "Elija cada idioma una sola vez, y al menos uno.",
    inFuture: "Eso está en el futuro.",
    tooOld: `Se puede reportar hasta ${amount.days(REPORTABLE_DAYS)} atrás.`,
    addFileAgain: "Agregue este archivo de nuevo.",
    mmNumber: "Escriba los milímetros como número, por ejemplo 7.5.",
    mmAtLeast: (least) => `Escriba ${least} mm o más.`,
    mmAtMost: (most) => `Escriba ${most} mm o menos.`,
    mmOfHour: (quarter) =>
      `Una hora incluye sus 15 minutos más lluviosos: escriba ${quarter} mm o más, o déjelo vacío.`,
    stationChosen: "Elija uno de los mareógrafos de la lista, o ninguno.",
    mmHourNeeded: (most) =>
      `También debe contar la lluvia constante: escriba ${most} mm o menos para una hora, ` +
      "o menos para 15 minutos.",
    mmAboveLevel: (mm, level) => `Escriba más de ${mm} mm, la cantidad de “${levels[level]}”.`,
    mmBelowLevel: (mm, level) => `Escriba menos de ${mm} mm, la cantidad de “${levels[level]}”.`,
  },
  internalTold: "Algo falló de nuestro lado. Ya nos avisaron.",
  generic: {
    wrongType: (type) => `Falta o es de otro tipo: se espera ${type}.`,
    wrongForm: (form) => `No tiene la forma esperada: ${form}.`,
    oneOf: (values) => `Elija uno de estos: ${values}.`,
    tooShort: (least) => `Use ${least} caracteres o más.`,
    tooLong: (most) => `Use ${most} caracteres o menos.`,
    tooFew: (least) => `Dé ${least} o más.`,
    tooMany: (most) => `Dé ${most} o menos.`,
    tooSmall: (least) => `Escriba ${least} o más.`,
    notAbove: (bound) => `Escriba más de ${bound}.`,
    tooBig: (most) => `Escriba ${most} o menos.`,
    unfit: "Esto no sirve aquí.",
  },
};
