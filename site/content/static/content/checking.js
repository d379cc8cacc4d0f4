// Asks the checker again while somebody writes, and leads from a question to its passage. Without it the panel shows
// what was asked about the saved draft.
(() => {
  const EVERY = 1000;
  const MARK = "office-plain";

  const start = () => {
    for (const panel of document.querySelectorAll("[data-plain-url]")) {
      const own = panel.closest("form");
      const form = own ?? document.querySelector("form[data-edit-form]");
      const counter = own
        ? null
        : document.querySelector("[data-side-panel-toggle='plain-language'] [data-side-panel-toggle-counter]");
      if (form) watch(panel, form, counter);
    }
  };

  const watch = (panel, form, counter) => {
    const said = panel.querySelector("[data-plain-said]");
    const written = panel.dataset.plainFields === undefined ? whole : fields;
    let answered = written(form);
    let seen = answered;
    let isAsking = false;

    // Editors of rich text change their fields without an event: what is written is looked at once a second.
    if (panel.dataset.plainUrl) window.setInterval(async () => {
      if (isAsking || panel.offsetParent === null || document.hidden) return;
      const now = written(form);
      const isStill = now === seen;
      seen = now;
      if (!isStill || now === answered) return;
      isAsking = true;
      try {
        const answer = await ask(address(panel), now, new FormData(form).get("csrfmiddlewaretoken") ?? "");
        if (answer !== null) show(said, answer, counter);
        answered = now;
      } catch {
        // No line to the server: asked again with the next change.
        answered = now;
      } finally {
        isAsking = false;
      }
    }, EVERY);

    said.addEventListener("click", (event) => {
      const link = event.target.closest("[data-plain-go]");
      if (!link) return;
      const place = document.getElementById(link.hash.slice(1));
      if (!place) return;
      event.preventDefault();
      // On a phone the panel lies over the text.
      if (window.innerWidth < 800) document.querySelector("[data-form-side-close-button]")?.click();
      go(place, link.dataset.plainGo, link.dataset.plainSentence);
    });
  };

  // Everything but files; the order is the one of the form.
  const whole = (form) => {
    const pairs = [...new FormData(form)].filter(([, value]) => typeof value === "string");
    return new URLSearchParams(pairs).toString();
  };

  // What is no page: each input says its language, and belongs to a field with a name.
  const fields = (form) => {
    const pairs = [...form.querySelectorAll("textarea[lang], input[lang]")].flatMap((input) => {
      // The field's own label names its first input, before the name of that input's version.
      const labels = (id) => [...form.querySelectorAll(`label[for="${CSS.escape(id)}"]`)];
      const [field] = labels(input.id.replace(/_\d+$/, "_0"));
      const version = labels(input.id).at(-1);
      const names = [...new Set([field, version])].map((one) => one?.firstChild.textContent.trim()).filter(Boolean);
      return [
        ["text", input.value],
        ["language", input.lang],
        ["place", names.join(": ")],
        ["anchor", input.id],
        ["line", input.matches("input") ? "1" : ""],
      ];
    });
    return new URLSearchParams(pairs).toString();
  };

  // A new page gets an address of its own with the first save, while the editor stays open.
  const address = (panel) => {
    const edited = window.location.pathname.match(/\/pages\/(\d+)\/edit\/$/);
    return edited ? panel.dataset.plainUrl.replace(/(\/klartext\/).*$/, `$1${edited[1]}/`) : panel.dataset.plainUrl;
  };

  const ask = async (url, body, token) => {
    const answer = await fetch(url, {
      method: "POST",
      body,
      headers: {
        "Content-Type": "application/x-www-form-urlencoded",
        "X-Requested-With": "XMLHttpRequest",
        "X-CSRFToken": token,
      },
      credentials: "same-origin",
    });
    return answer.status === 200 ? answer.text() : null;
  };

  const show = (said, html, counter) => {
    const fresh = new DOMParser().parseFromString(html, "text/html").body;
    const number = fresh.querySelector("[data-plain-number]");
    const status = said.querySelector("[data-plain-number]");
    if (!number || !status) return;
    // Whoever stands on a link stays at its place in the list.
    const links = [...said.querySelectorAll("[data-plain-go]")];
    const stood = links.indexOf(document.activeElement);
    // The line that is read out stays the same element: a new one would be silent.
    if (status.textContent !== number.textContent) status.textContent = number.textContent;
    status.dataset.plainNumber = number.dataset.plainNumber;
    number.remove();
    while (status.nextSibling) status.nextSibling.remove();
    status.after(...fresh.childNodes);
    if (stood >= 0) {
      const now = [...said.querySelectorAll("[data-plain-go]")];
      (now[Math.min(stood, now.length - 1)] ?? status).focus();
    }
    if (counter) {
      counter.textContent = status.dataset.plainNumber;
      counter.hidden = status.dataset.plainNumber === "0";
    }
  };

  const go = (place, words, sentence) => {
    // A folded block opens.
    const folded = place.querySelector("[data-panel-toggle][aria-expanded='false']");
    if (folded) folded.click();
    const fields = place.matches("input, textarea")
      ? [place]
      : [...place.querySelectorAll("textarea, input[type='text'], input:not([type]), [contenteditable='true']")];
    const visible = fields.filter((field) => field.offsetParent !== null);
    for (const field of visible) {
      if (field.isContentEditable ? markIn(field, words, sentence) : selectIn(field, words, sentence)) return;
    }
    const field = visible[0] ?? place;
    field.scrollIntoView({ block: "center" });
    field.focus();
  };

  const selectIn = (field, words, sentence) => {
    const begin = placeIn(field.value, words, sentence);
    if (begin < 0) return false;
    field.scrollIntoView({ block: "center" });
    field.focus();
    field.setSelectionRange(begin, begin + words.length);
    return true;
  };

  // In rich text the passage is painted, not selected: a selection belongs to its editor.
  const markIn = (field, words, sentence) => {
    const walker = document.createTreeWalker(field, NodeFilter.SHOW_TEXT);
    const pieces = [];
    let text = "";
    while (walker.nextNode()) {
      pieces.push([text.length, walker.currentNode]);
      text += walker.currentNode.data;
    }
    const begin = placeIn(text, words, sentence);
    if (begin < 0) return false;
    const end = begin + words.length;
    const at = (offset) => pieces.findLast(([from]) => from <= offset);
    const [firstFrom, first] = at(begin);
    const [lastFrom, last] = at(end - 1);
    field.focus({ preventScroll: true });
    (first.parentElement ?? field).scrollIntoView({ block: "center" });
    if (window.CSS?.highlights && window.Highlight) {
      const range = new Range();
      range.setStart(first, begin - firstFrom);
      range.setEnd(last, end - lastFrom);
      CSS.highlights.set(MARK, new Highlight(range));
    }
    return true;
  };

  // The words within their sentence; of several such sentences the first.
  const placeIn = (text, words, sentence) => {
    const flat = text.replace(/\s/g, " ");
    const from = Math.max(flat.indexOf(sentence), 0);
    return flat.indexOf(words, from);
  };

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
