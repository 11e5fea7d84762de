// Shows what the server pushes, sends forms in the background, copies codes.

document.documentElement.classList.add("script");

const live = new EventSource("/page/live");
for (const region of document.querySelectorAll("[data-live]")) {
  live.addEventListener(region.id, (event) => show(region, JSON.parse(event.data)));
}
showTimes(document);
scrollThreads();

/** Puts in new HTML, and keeps what somebody is typing and where they have scrolled. */
function show(region, html) {
  const typed = [...region.querySelectorAll("input[id]:not([type=file])")].map((
    { id, value },
  ) => [id, value]);
  const focused = region.contains(document.activeElement) ? document.activeElement : undefined;
  const caret = focused?.selectionStart;
  const scrollers = region.querySelectorAll(".thread, .log, #phone-row, #others");
  const scrolled = [...scrollers].map((element) => ({
    id: element.id,
    top: element.scrollTop,
    left: element.scrollLeft,
    atEnd: element.scrollHeight - element.scrollTop - element.clientHeight < 8,
  }));
  region.innerHTML = html;
  showTimes(region);
  for (const [id, value] of typed) {
    const input = document.getElementById(id);
    if (input) input.value = value;
  }
  for (const thread of region.querySelectorAll(".thread")) thread.scrollTop = thread.scrollHeight;
  for (const { id, top, left, atEnd } of scrolled) {
    const element = document.getElementById(id);
    if (element && !(atEnd && element.matches(".thread"))) element.scrollTo(left, top);
  }
  if (focused?.id) {
    const again = document.getElementById(focused.id);
    again?.focus({ preventScroll: true });
    if (caret != null) again?.setSelectionRange(caret, caret);
  }
}

function showTimes(root) {
  for (const time of root.querySelectorAll("time")) {
    time.textContent = new Date(time.dateTime).toLocaleTimeString([], {
      hour: "2-digit",
      minute: "2-digit",
      second: "seconds" in time.dataset ? "2-digit" : undefined,
      hour12: false,
    });
  }
}

function scrollThreads() {
  for (const thread of document.querySelectorAll(".thread")) {
    thread.scrollTop = thread.scrollHeight;
  }
}

document.addEventListener("submit", async (event) => {
  event.preventDefault();
  const form = event.target;
  const { submitter } = event;
  const fields = new FormData(form, submitter);
  const body = form.enctype === "multipart/form-data" ? fields : new URLSearchParams(fields);
  submitter?.setAttribute("aria-busy", "true");
  // A button's own address; without one, `formAction` is the page's.
  const address = submitter?.getAttribute("formaction") ?? form.getAttribute("action");
  const problem = await send(address, body);
  submitter?.removeAttribute("aria-busy");
  const place = form.querySelector("[role=alert]");
  if (place) {
    place.textContent = problem ?? "";
    place.hidden = !problem;
  } else if (problem) {
    say(problem);
  }
  const written = document.getElementById(form.querySelector("input[name=body][id]")?.id ?? "");
  if (written && !problem) written.value = "";
});

/** What is wrong, in words; undefined: nothing. */
async function send(address, body) {
  try {
    const response = await fetch(address, {
      method: "POST",
      headers: { accept: "application/json" },
      body,
    });
    if (response.ok) return undefined;
    if (response.status === 422) return (await response.json()).problem;
    return `The sandbox answered ${response.status}.`;
  } catch {
    return "The sandbox does not answer. Is it running?";
  }
}

document.addEventListener("change", (event) => {
  event.target.closest("[data-autosubmit]")?.requestSubmit();
});

document.addEventListener("click", async (event) => {
  const code = event.target.closest("[data-copy]")?.dataset.copy;
  if (!code) return;
  await navigator.clipboard.writeText(code);
  say(`Copied ${code}`);
});

let hush;
function say(words) {
  const place = document.getElementById("said");
  place.textContent = words;
  place.classList.add("shown");
  clearTimeout(hush);
  hush = setTimeout(() => place.classList.remove("shown"), 2500);
}
