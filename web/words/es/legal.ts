import type { legal as English } from "../en/legal.ts";
import {
  BACKUPS_KEPT_DAYS,
  BROWSER_KNOWN_DAYS,
  CODE_MINUTES,
  CODES_KEPT_DAYS,
  DISTRICT_LOG_KEPT_DAYS,
  INBOUND_KEPT_DAYS,
  INVITATION_DAYS,
  LANGUAGE_KEPT_DAYS,
  NUMBERS_KEPT_DAYS,
  PAUSE_HOURS,
  SECURITY_LOG_KEPT_DAYS,
  SESSION_IDLE_DAYS,
  SESSION_LONGEST_DAYS,
  UNSENT_MEDIA_KEPT_DAYS,
} from "shared/limits.ts";
import { AMOUNTS } from "shared/words/amounts.ts";
import { terms } from "./terms.ts";

const amount = AMOUNTS.es;

export const legal: typeof English = {
  privacy: {
    title: "Privacidad",
    description:
      "Qué guarda FloodLine sobre usted, por cuánto tiempo, quién lo ve, y cómo descargarlo o borrarlo.",
    lead:
      "Guardamos lo que necesitan los mensajes y los reportes, no mostramos su número a nadie " +
      "más que a usted, y no vendemos nada.",

    kept: {
      title: "Qué guardamos y por cuánto tiempo",
      what: "Qué",
      purpose: "Para qué",
      howLong: "Cuánto tiempo",
      rows: [
        {
          what: "Su número de celular",
          purpose: "para que inicie sesión y para enviarle mensajes",
          howLong: "hasta que elimine su cuenta",
        },
        {
          what: "Códigos postales, niveles y su permiso para enviarle mensajes",
          purpose: "para saber cuándo escribirle, y que podemos hacerlo",
          howLong: "hasta que elimine su cuenta",
        },
        {
          what:
            "Sus horas de silencio, pausa, idioma, si una inundación puede despertarle y si quiere mensajes de mareas, de vigilancias y de los distritos",
          purpose: "para escribirle cuando y como usted quiere",
          howLong: "hasta que elimine su cuenta",
        },
        {
          what: "Los mensajes que le enviamos, por qué, y si llegaron",
          purpose: "para enviar cada uno una sola vez, decirle por qué llegó y encontrar fallas",
          howLong:
            `${
              amount.days(NUMBERS_KEPT_DAYS)
            } después de eliminar su cuenta se quitan su número, los identificadores de la ` +
            "compañía y las palabras, salvo las de las alertas",
        },
        {
          what: "Los mensajes que usted nos envía: su número y lo que pidió",
          purpose: "para atender cada uno una vez; sus palabras no se guardan",
          howLong: amount.days(INBOUND_KEPT_DAYS),
        },
        {
          what: "Códigos para iniciar sesión",
          purpose:
            "para que inicie sesión; se guardan cifrados, con la dirección de red que los pidió",
          howLong: `${amount.days(CODES_KEPT_DAYS)}; sirven ${amount.minutes(CODE_MINUTES)}`,
        },
        {
          what:
            "Reportes: profundidad, hora, lugar, nota, fotos; lo que envió primero, si lo cambió; si " +
            "el agua sigue ahí; si quiere mensajes sobre él",
          purpose: "para el distrito comercial donde están, para sus vecinos y para su constancia",
          howLong:
            "cuando elimina su cuenta quedan sin su nombre, con el lugar a unos 100 m, y sin los " +
            "números de teléfono y correos que haya en las notas",
        },
        {
          what:
            "Un número calculado de cada foto o video (SHA-256), y la hora en que una foto dice que " +
            "fue tomada",
          purpose: "para probar a una aseguradora que un archivo es el que usted envió",
          howLong: "tanto como la foto",
        },
        {
          what: "Los reportes que usted retira",
          purpose: "para que el distrito lo sepa; sus vecinos ya no los ven",
          howLong: "las fotos que envió se borran en un día",
        },
        {
          what: "Un número que hemos bloqueado",
          purpose: "para que no inicie sesión, reporte ni confirme",
          howLong: "hasta que quitemos el bloqueo, también si se elimina la cuenta",
        },
        {
          what: "Reportes de otros que usted confirmó como “la misma agua”",
          purpose: "para contarle una vez; otros ven cuántos, no quiénes",
          howLong: "hasta que elimine su cuenta",
        },
        {
          what: "Sus respuestas a “¿Hay agua donde usted se encuentra?”",
          purpose: "para hacer con ellas un reporte para el distrito comercial y sus vecinos",
          howLong: "quedan, sin nada que lleve a usted, cuando elimina su cuenta",
        },
        {
          what: "Un número que usted dio por teléfono a su distrito, y que aceptó recibir mensajes",
          purpose: "para enviarle novedades de lo que reportó",
          howLong:
            "hasta que elimine la cuenta de ese número; no se guarda un número que no recibe nuestros mensajes",
        },
        {
          what:
            "Una invitación al personal de un distrito: su número, y el nombre y la función que le da",
          purpose: "para enviársela y reconocerle cuando inicie sesión para aceptarla",
          howLong: `hasta que responda o se retire, y como máximo ${
            amount.days(2 * INVITATION_DAYS)
          }`,
        },
        {
          what: "Si trabaja para un distrito: el nombre que le da, su función y desde cuándo",
          purpose: "para que sus colegas sepan quién hace qué",
          howLong: "hasta que deje su personal o elimine su cuenta",
        },
        {
          what: "Si opera FloodLine: que puede ver cómo funciona y desde cuándo",
          purpose: "para que nadie más vea esa página",
          howLong: "hasta que se le retire o elimine su cuenta",
        },
        {
          what: "Fotos y videos que toma para un distrito, como parte de su personal",
          purpose: "para el reporte donde los tomó; sus colegas ven quién los tomó",
          howLong:
            "son del distrito: quedan con el reporte cuando usted deja su personal o elimina su cuenta, " +
            "entonces sin su nombre",
        },
        {
          what: "Lo que hizo para un distrito, y cuándo",
          purpose: "para saber quién hizo qué, y poder deshacerlo",
          howLong: `${
            amount.days(DISTRICT_LOG_KEPT_DAYS)
          }; lo hecho sobre un reporte queda con él; sin usted cuando elimina su cuenta`,
        },
        {
          what:
            "Lo que un distrito escribió a sus seguidores: las palabras, quién las escribió y envió, y a cuántos llegaron",
          purpose: "para enviar cada aviso una sola vez y saber qué se dijo",
          howLong: "queda, sin quien haya eliminado su cuenta",
        },
        {
          what:
            "Un registro de inicios de sesión, descargas y eliminación, con la red de donde vinieron, " +
            "no la dirección, y sin su número",
          purpose: "para saber quién entró, cuando entró alguien que no debía",
          howLong: `${amount.days(SECURITY_LOG_KEPT_DAYS)}; sin nombre cuando elimina su cuenta`,
        },
        {
          what: "Copias de todo esto, cifradas, por si perdemos nuestra máquina",
          purpose:
            "para seguir; si se usa una, lo que usted eliminó desde entonces se elimina de nuevo",
          howLong: `${amount.days(BACKUPS_KEPT_DAYS)} como máximo, también de lo que elimine`,
        },
        {
          what: "Fotos subidas que nunca se enviaron con un reporte",
          purpose: "para el reporte que estaba escribiendo",
          howLong: amount.days(UNSENT_MEDIA_KEPT_DAYS),
        },
      ],
    },

    phone: {
      title: "Qué queda en su teléfono",
      items: [
        "Un reporte que aún está escribiendo, con sus fotos: hasta que lo envíe.",
        "Reportes que esperan la red: hasta que se envíen o usted los quite.",
        "Lo que toca y fotografía para un distrito sin red: hasta que se envíe, usted lo retire, cierre " +
        "sesión, deje su personal o elimine su cuenta, o hasta que otra persona inicie sesión.",
        "La página de inicio, el formulario y las últimas páginas de códigos postales que vio, para " +
        "mostrarlas sin red, y de cuándo son: hasta que inicie o cierre sesión.",
        "Todo eso está en su propio navegador; allí no podemos leerlo. Se quita al borrar los datos " +
        "del sitio en su navegador.",
      ],
    },

    photos: {
      title: "Qué cuentan las fotos",
      items: [
        "Una foto o un video puede llevar datos ocultos: dónde se tomó, cuándo, con qué " +
        "cámara. Su teléfono los quita antes de enviarlo, y hace las fotos más pequeñas. Le pregunta " +
        "antes de usar el lugar. La hora se envía, para su constancia.",
        "Algunos teléfonos hacen fotos HEIC que el navegador no puede abrir. Entonces los datos " +
        "ocultos se dejan en blanco.",
        "De un video solo se envían las imágenes y el sonido, nada más de lo que anotó la cámara. Si " +
        "su teléfono no puede leer un video lo bastante bien para eso, se lo dice, y usted decide.",
        "Lo que está en las imágenes y en el sonido se queda: el letrero de una calle, o un lugar que " +
        "la cámara de un auto o de un dron escribe sobre sus imágenes o esconde dentro de ellas.",
        "Lo que se envía sin JavaScript y lo que nos manda por mensaje de texto nos llega tal como está. " +
        "Quitamos los datos ocultos de las fotos JPEG, PNG, WebP y HEIC y de los videos MP4 y MOV " +
        "antes de que alguien más que usted pueda verlos. Si no podemos, nadie más ve el archivo, salvo " +
        "que su teléfono le haya preguntado y usted lo haya enviado.",
        "El distrito puede cubrir caras y placas en una foto, u ocultarla entera. Su página, su " +
        "constancia y su exportación tienen entonces la foto cubierta. La foto tal como la envió se guarda " +
        "sellada: solo los encargados del distrito pueden abrirla, y queda anotado quién lo hizo.",
        "El personal del distrito puede tomar fotos y videos en el lugar de su reporte. Solo el personal los " +
        "ve, hasta que un encargado le muestre alguno a usted: entonces está en su página y en su constancia, " +
        "marcado como del distrito.",
      ],
    },

    seen: {
      title: "Quién ve qué",
      rows: [
        {
          who: "Todos",
          what:
            "ven de un reporte: la profundidad, la hora, el código postal, el lugar con unos 330 " +
            "pies (100 m) de margen, cuántos lo confirmaron y si el agua ya bajó. Ni nota, ni foto, ni número.",
        },
        {
          who: "Los administradores del distrito",
          what: "donde está ven el reporte completo con sus fotos, pero no quién lo envió.",
        },
        {
          who: "De quien trabaja para un distrito",
          what:
            "su personal conoce el nombre que el distrito le da, las últimas cuatro cifras de su número, " +
            "su función y lo que hizo allí.",
        },
        {
          who: "Nadie",
          what: "más. No vendemos ni alquilamos datos, y no mostramos publicidad.",
        },
      ],
    },

    helpers: {
      title: "Quién trabaja para nosotros",
      twilio: "envía nuestros mensajes: recibe su número y el texto.",
      s3: "o un almacén parecido, guarda fotos y videos. Solo se abren con una dirección que " +
        "firmamos y que deja de servir en minutos.",
      weather: "nos dan el tiempo: reciben lugares del mapa, nunca personas.",
      and: "y el",
      sentry: "nos avisa de fallas en nuestros programas, sin números, cookies ni direcciones.",
    },

    cookies: {
      title: "Galletas (cookies)",
      items: [
        `Una mantiene su sesión iniciada, ${
          amount.days(SESSION_IDLE_DAYS)
        } sin uso y ${SESSION_LONGEST_DAYS} como máximo.`,
        `Una es un número al azar por el que su cuenta reconoce este navegador, por ${
          amount.days(BROWSER_KNOWN_DAYS)
        }: así nadie ` +
        "puede dejarle fuera, y quien reciba después su número no recibe su cuenta.",
        "Una vive los minutos entre pedir un código y escribirlo.",
        "Una guarda lo que alguien del equipo de un distrito había escrito cuando su código caducó, hasta " +
        "que vuelve con uno nuevo.",
        `Una guarda el idioma que eligió, por ${amount.days(LANGUAGE_KEPT_DAYS)}.`,
        "Todas son solo para este sitio. No hay rastreo, y no se carga nada de otros sitios, salvo " +
        "sus propias fotos desde su almacén.",
      ],
    },

    can: {
      title: "Qué puede hacer usted",
      texts: "a cualquier mensaje termina las alertas.",
      start: "las activa otra vez,",
      pause: `las detiene por ${amount.days(PAUSE_HOURS / 24)},`,
      help: "explica.",
      answer: "Responder",
      why: "Ver cada mensaje y por qué lo recibió",
      account: "Descargar todo lo que tenemos sobre usted, o eliminar su cuenta",
    },
  },

  terms,
};
