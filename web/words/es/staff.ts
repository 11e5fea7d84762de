import type { staff as English } from "../en/staff.ts";

export const staff: typeof English = {
  roles: { viewer: "Observador", crew: "Cuadrilla", manager: "Administrador" },
  may: {
    viewer: "Ve todo lo que ve el distrito. No cambia nada.",
    crew: "Además trabaja en los reportes: estado, notas, fotos, lo que dice quien llama.",
    manager:
      "Además dirige el distrito: avisos a muchos, respuestas, personal, ajustes, cuándo enviar mensajes, qué se oculta.",
  },
  invited: (district) => `${district} le invita a su personal.`,
  look: "Ver la invitación",
  leave: {
    open: (district) => `Dejar el personal de ${district}`,
    means:
      "Ya no verá las páginas del distrito. Sus códigos postales y mensajes quedan como están.",
    button: "Dejarlo",
  },
  join: {
    title: "Invitaciones",
    none: "No hay ninguna invitación para su número. Puede que haya caducado o que la hayan " +
      "retirado: pida otra a quien le invitó.",
    as: (role) => `Entraría como: ${role}`,
    until: (time) => `Caduca ${time}.`,
    accept: "Aceptar",
    decline: "No, gracias",
    declined: "La invitación ya no existe. No ha entrado en ningún personal.",
    left: "Ha dejado el personal.",
    account: "Su cuenta",
  },
};
