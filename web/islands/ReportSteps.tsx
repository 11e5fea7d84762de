import { type Signal, useSignal, useSignalEffect } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { ErrorSummary } from "@/components/ErrorSummary.tsx";
import { type ReportProblem, showFieldErrors } from "@/lib/field_errors.ts";
import {
  findMissing,
  type FormStep,
  stepHolding,
  stepInHash,
  type StepMistakes,
  STEPS,
} from "@/lib/report_steps.ts";

interface ReportStepsProps {
  /** Set by whoever learns that the report was not taken. */
  problem: Signal<ReportProblem | null>;
  words: StepWords;
}

interface StepWords {
  problem: string;
  wrong: StepMistakes & { check: string };
  signIn: string;
  signInWhy: string;
  signInTab: { link: string; after: string };
}

/**
 * Shows one step at a time, by the address's hash, so that Back goes one step back. The sections stand
 * beside it in `.report-steps`, each with a link to the next one, and not in it: an island's children
 * may be made anew when it comes to life, and what was typed before would be gone.
 */
export default function ReportSteps({ problem, words }: ReportStepsProps) {
  const root = useRef<HTMLDivElement>(null);
  const summary = useRef<HTMLDivElement>(null);
  /** None on the server, and so without script. */
  const at = useSignal<FormStep | null>(null);
  const focus = useSignal<{ on: "heading" | "summary" } | null>(null);

  useEffect(() => {
    const form = root.current!.closest("form")!;
    at.value ??= stepInHash(location.hash) ?? "where";
    addEventListener("hashchange", follow);
    form.addEventListener("click", leave);
    form.addEventListener("submit", holdBack, true);
    return () => {
      removeEventListener("hashchange", follow);
      form.removeEventListener("click", leave);
      form.removeEventListener("submit", holdBack, true);
    };
  }, []);
  useSignalEffect(() => {
    const found = problem.value;
    const form = root.current?.closest("form");
    if (!form) return;
    showFieldErrors(form, found?.fields ?? {});
    if (!found) return;
    const step = stepHolding(Object.keys(found.fields ?? {})) ?? at.peek() ?? "send";
    if (at.peek() && step !== at.peek()) history.pushState(null, "", `#${step}`);
    at.value = step;
    focus.value = { on: "summary" };
  });
  useLayoutEffect(() => {
    if (at.value) root.current!.closest<HTMLElement>(".report-steps")!.dataset.at = at.value;
  }, [at.value]);
  useLayoutEffect(() => {
    if (focus.value?.on === "heading") document.getElementById(`${at.value}-title`)?.focus();
    if (focus.value?.on === "summary") summary.current?.focus();
  }, [focus.value]);

  /** The browser's Back and Forward come this way too. */
  function follow() {
    const step = stepInHash(location.hash);
    if (!step || step === at.peek()) return;
    if (history.state === null) history.replaceState({ cameFrom: at.peek() }, "");
    at.value = step;
    focus.value = { on: "heading" };
  }

  function leave(event: Event) {
    const link = (event.target as Element).closest<HTMLAnchorElement>("a[data-to]");
    if (!link) return;
    const to = link.dataset.to as FormStep;
    if (STEPS.indexOf(to) > STEPS.indexOf(at.peek()!)) {
      const form = event.currentTarget as HTMLFormElement;
      const fields = findMissing(at.peek()!, new FormData(form), words.wrong);
      const isFine = Object.keys(fields).length === 0;
      if (!isFine) event.preventDefault();
      problem.value = isFine ? null : { code: "missing", message: words.wrong.check, fields };
    } else if (history.state?.cameFrom === to) {
      event.preventDefault();
      history.back();
    }
  }

  /** Enter in a field sends a form: before the last step it goes one step on. */
  function holdBack(event: Event) {
    if (at.peek() === "send") return;
    event.preventDefault();
    event.stopImmediatePropagation();
    document.querySelector<HTMLElement>(`#${at.peek()} a[rel="next"]`)?.click();
  }

  const found = problem.value;
  const isSignedOut = ["sessionExpired", "notSignedIn"].includes(found?.code ?? "");
  return (
    <div ref={root}>
      <div ref={summary} tabIndex={-1}>
        {found && (
          <ErrorSummary title={words.problem} message={found.message} fields={found.fields} />
        )}
        {isSignedOut && (at.value
          ? (
            <p>
              <a class="button" href="/sign-in?next=%2Freport%23send">{words.signIn}</a>{" "}
              {words.signInWhy}
            </p>
          )
          : (
            <p>
              <a href="/sign-in" target="_blank">{words.signInTab.link}</a>
              {words.signInTab.after}
            </p>
          ))}
      </div>
    </div>
  );
}
