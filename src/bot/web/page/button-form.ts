import { ApiError } from "./api.ts";
import type { FormView } from "./api-types.ts";
import { button, el } from "./dom.ts";
import { problemElements } from "./notice.ts";
import { texts } from "./texts.ts";

const dialog = el("dialog", { className: "form-dialog" });
dialog.addEventListener("click", (event) => {
  if (event.target === dialog) dialog.close();
});

/** Asks for what a button needs; what is wrong with it is said in the form, which stays open. */
export function askFor(form: FormView, send: (values: Record<string, string>) => Promise<unknown>): void {
  const fields = form.fields.map(({ name, label, value, multiline, maxLength, required }) => {
    const control = multiline ? el("textarea", { rows: 5 }) : el("input", { type: "text", autocomplete: "off" });
    Object.assign(control, { name, value, maxLength, required });
    return { name, control, element: el("div", { className: "field" }, el("label", {}, label, control)) };
  });
  const problem = el("div", { className: "problem", role: "alert" });
  const submit = el("button", { className: "button primary", type: "submit" }, form.submit);
  const close = button({ className: "button plain" }, () => dialog.close(), texts.cancel);
  const element = el(
    "form",
    { noValidate: true },
    el("h2", {}, form.title),
    ...fields.map((field) => field.element),
    problem,
    el("div", { className: "form-actions" }, close, submit),
  );
  element.addEventListener("submit", async (event) => {
    event.preventDefault();
    submit.disabled = true;
    problem.textContent = "";
    try {
      await send(Object.fromEntries(fields.map(({ name, control }) => [name, control.value])));
      dialog.close();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      problem.replaceChildren(...problemElements(error));
    } finally {
      submit.disabled = false;
    }
  });
  if (!dialog.isConnected) document.body.append(dialog);
  dialog.replaceChildren(element);
  dialog.setAttribute("aria-label", form.title);
  dialog.showModal();
  fields[0]?.control.focus();
}
