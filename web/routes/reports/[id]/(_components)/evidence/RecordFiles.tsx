import type { Media, ReportPage } from "shared/api/reports.ts";
import { LOCALES } from "shared/languages.ts";
import { useLanguage, useTimes, useWords } from "@/words/reader.ts";

/** Each photo with what proves it to be the file that was sent. */
export function RecordFiles({ report }: { report: ReportPage }) {
  const { files: words } = useWords().evidence;
  const { media } = report;
  return (
    <section aria-labelledby="files">
      <h2 id="files">{words.title}</h2>
      {media.length === 0 ? <p>{words.none}</p> : (
        <>
          <ol class="record-files">
            {media.map((file, i) => <File key={file.id} file={file} index={i} report={report} />)}
          </ol>
          <p>{words.check} {words.copy}</p>
          <ul class="commands">
            <li>
              {words.onMac}: <code>shasum -a 256 {words.anyFile}</code>
            </li>
            <li>
              {words.onWindows}: <code>certutil -hashfile {words.anyFile} SHA256</code>
            </li>
          </ul>
        </>
      )}
    </section>
  );
}

interface FileProps {
  file: Media;
  index: number;
  report: ReportPage;
}

function File({ file, index, report: { media, depth, happenedAt, timeZone } }: FileProps) {
  const { evidence: { files: words }, ownReport, common } = useWords();
  const { date, dateAndTime } = useTimes();
  const kilobytes = (file.sizeBytes / 1000).toLocaleString(LOCALES[useLanguage()], {
    maximumFractionDigits: 0,
  });
  const seen = [common.depths[depth], date(happenedAt, timeZone)] as const;
  return (
    <li>
      {file.kind === "photo" && (
        <img src={file.url} alt={ownReport.photos.photo(index + 1, media.length, ...seen)} />
      )}
      <p>
        <strong>{words.file(index + 1, media.length)}</strong>: {file.contentType},{" "}
        {words.size(kilobytes)}
      </p>
      {file.isStaffs && <p>{ownReport.photos.byStaff}</p>}
      <p>
        {file.takenAt ? words.takenAt(dateAndTime(file.takenAt, timeZone)) : words.noTakenAt}
      </p>
      <p>
        {words.hash}: <code>{file.sha256 ?? words.noHash}</code>
      </p>
      {file.cover && (
        <p>
          {words.covered(dateAndTime(file.cover.coveredAt, timeZone))} {words.sealedHash}:{" "}
          <code>{file.cover.sealedSha256 ?? words.noHash}</code>
        </p>
      )}
    </li>
  );
}
