/**
 * Marks the controls of a server-rendered form the way the server marks them: by id, with the words
 * before the control. Marks of an earlier try go first.
 */
export function showFieldErrors(form: HTMLFormElement, fields: Record<string, string>): void {
  for (const words of form.querySelectorAll(".field-error[id]")) words.remove();
  for (const frame of form.querySelectorAll(".has-error")) frame.classList.remove("has-error");
  for (const control of form.querySelectorAll("[aria-invalid]")) {
    control.removeAttribute("aria-invalid");
  }
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
  const described = group ?? control;
  described.setAttribute("aria-describedby", error.id);
  control.setAttribute("aria-invalid", "true");
  frame.classList.add("has-error");
  (group?.querySelector("legend") ?? frame.querySelector("label"))?.after(error);
}
