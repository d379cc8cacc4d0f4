// What is said, in which language, and under which names.

const name = (one) => (axe.setup ? axe.commons.text.accessibleText(one) : one.innerText).replace(/\s+/g, " ").trim();

const COMMON = {
  de: "der die das und ist nicht ein eine mit für von auf den dem zu sind wir sie haben wird werden auch oder bei".split(" "),
  en: "the and is not a with for of on to are we you have will also or at this that it can be your".split(" "),
};

const guess = (text) => {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const count = (language) => words.filter((word) => COMMON[language].includes(word)).length;
  const [german, english] = [count("de"), count("en")];
  if (words.length < 6 || Math.max(german, english) < 3) return "";
  return german > english * 2 ? "de" : english > german * 2 ? "en" : "";
};

look.languages = (version) => {
  const found = [];
  if (document.documentElement.lang !== version) found.push(look.finding("page", document.documentElement, document.documentElement.lang));
  const blocks = document.querySelectorAll("p, li, dd, td, figcaption, blockquote, h1, h2, h3, label, summary");
  for (const one of blocks) {
    if (!one.checkVisibility() || one.querySelector("p, li, [lang]")) continue;
    const said = guess(one.innerText);
    const marked = one.closest("[lang]").lang.split("-")[0];
    if (said && said !== marked && ["de", "en"].includes(marked)) found.push(look.finding("passage", one, `${said} in ${marked}`));
  }
  return found;
};

// The same words lead to the same place. Around the content, the same place has the same words, too: in a text a link
// may say more ("See all events").
look.links = () => {
  const found = [];
  const places = new Map();
  const labels = new Map();
  axe.setup(document);
  for (const one of document.querySelectorAll("a[href]")) {
    if (!one.checkVisibility()) continue;
    const words = name(one).toLowerCase();
    // Where the way leads on after signing in is another matter.
    const place = one.href.replace(/#.*$|\?next=.*$/g, "");
    const key = `${words} ${one.getAttribute("href").startsWith("#") ? one.hash : ""}`;
    if (!words) found.push(look.finding("without a name", one));
    else if (!places.has(key)) places.set(key, place);
    else if (places.get(key) !== place) found.push(look.finding("same words, other place", one, place));
    if (one.closest("main") || !one.closest("header, #hilfe, footer") || one.getAttribute("href").startsWith("#")) continue;
    if (labels.has(place) && labels.get(place) !== words) found.push(look.finding("same place, other words", one, labels.get(place)));
    labels.set(place, words);
  }
  axe.teardown();
  return found;
};

// Buttons that look alike differ in their names; the list says how long it is, and leads on and back.
look.lists = (isList, isPaged) => {
  const found = [];
  const main = document.querySelector("main");
  axe.setup(document);
  const names = new Map();
  for (const one of main.querySelectorAll("button, .kern-btn, input[type=submit]")) {
    if (!one.checkVisibility()) continue;
    const words = name(one).toLowerCase();
    const place = one.href ?? `${one.form?.action} ${one.name} ${one.value}`;
    if (!words) found.push(look.finding("without a name", one));
    else if (names.has(words) && names.get(words) !== place) found.push(look.finding("equal names", one));
    names.set(words, place);
  }
  axe.teardown();
  const pages = main.querySelector(".pagination");
  if (isList && !saysTotal(main, pages)) found.push(look.finding("no total", main));
  if (isPaged) {
    for (const way of ["prev", "next"]) {
      if (!pages?.querySelector(`[rel=${way}]`)) found.push(look.finding("no way", pages ?? main, way));
    }
    if (numbers(pages).length < 3) found.push(look.finding("no place in the whole", pages ?? main));
  }
  return found;
};

const numbers = (one) => (one?.innerText.match(/\d[\d.,]*/g) ?? []).map((each) => Number(each.replace(/\D/g, "")));

// The sentence before the list begins with the number of all entries: those that are here, or "21 to 40 of 45".
const saysTotal = (main, pages) => {
  const entries = main.querySelectorAll("ul:is(.cards, .entries, .results) > li").length;
  if (!entries) return true;
  const [total] = numbers(main.querySelector("#liste"));
  if (pages) return total === numbers(pages).at(-1);
  // What was found is grouped by kind; of each the first are shown.
  return main.querySelector("ul.results") ? total >= entries : total === entries;
};

// The same on every page: menu, help and footer, their links in their order, and what follows what (WCAG 3.2.3, 3.2.6).
look.help = () => {
  const areas = ["header .site-name", "header .site-nav", "#hilfe", "footer"];
  const words = (one) => [one, ...one.querySelectorAll("*")].filter((each) => each.matches("a[href]")).map((each) => each.textContent.trim().replace(/\s+/g, " "));
  const found = areas.map((area) => [area, ...[...document.querySelectorAll(area)].flatMap(words)]);
  const order = [...document.querySelectorAll(["main", ...areas])].map((one) => areas.find((area) => one.matches(area)) ?? "main");
  return [...found, ["order", ...order]];
};

const PURPOSES = { email: "email", code: "one-time-code", name: "name", phone: "tel", tel: "tel" };

look.autocomplete = () =>
  [...document.querySelectorAll("main input")]
    .filter((one) => one.checkVisibility() && (one.type === "email" || one.type === "tel" || PURPOSES[one.name]))
    .map((one) => [one, PURPOSES[one.type] ?? PURPOSES[one.name]])
    .filter(([one, purpose]) => !one.autocomplete.split(" ").includes(purpose))
    .map(([one, purpose]) => look.finding("no purpose", one, purpose));

look.riddles = () => {
  const found = [];
  for (const one of document.querySelectorAll("form :is([class*=captcha i], [id*=captcha i], [name*=captcha i]), iframe")) {
    found.push(look.finding("riddle", one));
  }
  for (const one of document.querySelectorAll("input[type=password]")) found.push(look.finding("password", one));
  return found;
};

look.media = () => {
  const found = [];
  for (const one of document.querySelectorAll("video, audio")) {
    if (one.autoplay) found.push(look.finding("starts by itself", one));
    if (!one.controls) found.push(look.finding("no controls", one));
    if (one.preload !== "none") found.push(look.finding("loads before anybody asks", one));
  }
  for (const one of document.images) {
    const isBelow = one.getBoundingClientRect().top + scrollY > 2 * innerHeight;
    if (isBelow && one.loading !== "lazy") found.push(look.finding("picture that is not lazy", one));
  }
  return found;
};

// A form that came back: the summary has the focus, leads to the fields, and these say how to mend them.
look.errors = () => {
  const summary = document.querySelector("#fehler");
  if (!summary) return [look.finding("no summary", document.querySelector("main"))];
  const found = [];
  if (document.activeElement !== summary) found.push(look.finding("summary without focus", summary));
  const links = [...summary.querySelectorAll("a")];
  if (!links.length) found.push(look.finding("no links", summary));
  for (const link of links) {
    const field = document.getElementById(link.hash.slice(1));
    if (!field) {
      found.push(look.finding("leads nowhere", link));
      continue;
    }
    const words = ownError(field);
    if (!words) found.push(look.finding("field without description", field));
    const control = field.matches("input, select, textarea") ? field : field.querySelector("input, select, textarea");
    // Of a choice the group says it.
    const isChoice = control?.matches("[type=radio], [type=checkbox]");
    if (control && !isChoice && control.getAttribute("aria-invalid") !== "true") {
      found.push(look.finding("field not marked as wrong", control));
    }
    // A sentence that says what to do; where somebody writes, with an example.
    const isLong = (words.match(/\p{L}+/gu) ?? []).length >= 3;
    if (words && !(isLong && (isChoice || /Beispiel|example/i.test(words)))) {
      found.push(look.finding("does not say how to mend it", field, words));
    }
  }
  const said = document.title.split(/[:–]/)[0].trim();
  if (!/Fehler|fehlt|Angabe|error|missing/i.test(said)) found.push(look.finding("title does not say so", summary, said));
  return found;
};

// What the field says is wrong: not its hint, and not the word "Error" for screen readers.
const ownError = (field) => {
  const ids = [field, field.closest("fieldset")].flatMap((one) => (one?.getAttribute("aria-describedby") ?? "").split(/\s+/));
  const words = ids
    .map((id) => document.getElementById(id))
    .filter((one) => one?.matches(".field__error"))
    .map((one) => {
      const copy = one.cloneNode(true);
      copy.querySelectorAll(".sr-only").forEach((each) => each.remove());
      return copy.textContent;
    });
  return words.join(" ").replace(/\s+/g, " ").trim();
};

// What came of an action.
look.outcome = () => {
  const result = document.querySelector("#meldung");
  if (!result) return [look.finding("no result", document.querySelector("main"))];
  const found = [];
  if (document.activeElement !== result) found.push(look.finding("result without focus", result));
  // The title begins with the same words, or with the first of them.
  const said = document.title.split(" – ")[0].replace(/[.!]$/, "");
  if (!result.textContent.replace(/\s+/g, " ").includes(said)) found.push(look.finding("title does not say so", result, said));
  if (!result.querySelector("a[href]")) found.push(look.finding("no way back", result));
  return found;
};
