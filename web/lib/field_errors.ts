/** Why a report was not taken, in the reader's words. */
export interface ReportProblem {
  code: string;
  message: string;
  fields?: Record<string, string>;
}

/**
 * Marks the controls of a server-rendered form the way the server marks them: by id, with the words
 * before the control. Marks of an earlier try go first.
 */
export function showFieldErrors(form: HTMLFormElement, fields: Record<string, string>): void {
  for (const words of form.querySelectorAll(".field-error[id]")) words.remove();
  for (const frame of form.querySelectorAll(".has-error")) frame.classList.remove("has-error");
  for (const control of form.querySelectorAll("[aria-invalid]")) unmark(control);
  for (const [name, words] of Object.entries(fields)) showFieldError(form, name, words);
}

function showFieldError(form: HTMLFormElement, name: string, words: string): void {
  const control = form.querySelector(`#${CSS.escape(name)}`);
  const frame = control?.closest(".field");
  if (!control || !frame) return;
  const error = document.createElement("p");
  error.className = "field-error";
  error.id = `${name}-error`;
  error.textContent = words;
  const group = control.closest("fieldset");
  const hint = frame.querySelector(".hint[id]")?.id;
  (group ?? control).setAttribute("aria-describedby", [hint, error.id].filter(Boolean).join(" "));
  control.setAttribute("aria-invalid", "true");
  frame.classList.add("has-error");
  (group?.querySelector("legend") ?? frame.querySelector("label"))?.after(error);
}

function unmark(control: Element): void {
  control.removeAttribute("aria-invalid");
  const described = control.closest("fieldset") ?? control;
  const hint = control.closest(".field")?.querySelector(".hint[id]")?.id;
  if (hint) described.setAttribute("aria-describedby", hint);
  else described.removeAttribute("aria-describedby");
}
