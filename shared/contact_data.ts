// Numbers and addresses by which somebody can be reached, in words they wrote: masked where the words stay
// and their writer goes. Rather too much than too little: a date may go with them.

/** Seven digits and more, in any script, with a little between: "(718) 555-0123", "７１８ 555 0123". */
const NUMBER = /\p{Nd}(?:[^\p{L}\p{Nd}\n]{0,4}\p{Nd}){6,}/gu;
const MAIL = /[\p{L}\p{N}._%+-]+\s?[@＠]\s?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;

export function maskContacts(text: string): string {
  return text.replace(MAIL, "•••").replace(NUMBER, "•••");
}
