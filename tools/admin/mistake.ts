/** Something the operator typed cannot be; the message says what and what to do. */
export class Mistake extends Error {
  override name = "Mistake";
}
