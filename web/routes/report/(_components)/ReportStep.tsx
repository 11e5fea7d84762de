import type { ComponentChildren } from "preact";
import { useWords } from "@/words/reader.ts";

interface ReportStepProps {
  number: number;
  /** In the address: "#where". */
  id: string;
  title: string;
  back?: string;
  next?: string;
  children: ComponentChildren;
}

/** A part of the report form. Its links lead to the other parts, which script shows one at a time. */
export function ReportStep({ number, id, title, back, next, children }: ReportStepProps) {
  const words = useWords().report;
  return (
    <section class="step" id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} tabIndex={-1}>
        <span class="over needs-script">{words.progress(number)}</span> {title}
      </h2>
      {children}
      <p class="step-links needs-script">
        {back && (
          <a class="button second" href={`#${back}`} data-to={back} rel="prev">{words.back}</a>
        )}
        {next && <a class="button" href={`#${next}`} data-to={next} rel="next">{words.next}</a>}
      </p>
    </section>
  );
}
