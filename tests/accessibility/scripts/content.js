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

// The same words lead to the same place; buttons that look alike differ in their names.
look.links = () => {
  const found = [];
  const places = new Map();
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
  }
  axe.teardown();
  return found;
};

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
  const entries = main.querySelectorAll("ul.cards > li, article.entry, .results li, .entries > li").length;
  const isEmpty = entries === 0;
  if (isList && !isEmpty && !/\b\d[\d.]*\s+\p{L}+/u.test(main.innerText)) found.push(look.finding("no total", main));
  if (isPaged) {
    const pages = document.querySelector("main .pagination");
    for (const way of ["prev", "next"]) {
      if (!pages?.querySelector(`[rel=${way}]`)) found.push(look.finding("no way", pages ?? main, way));
    }
    if (!/\d+\D+\d+\D+\d+/.test(pages?.innerText ?? "")) found.push(look.finding("no total", pages ?? main));
  }
  return found;
};

// Where one gets help: the same words, the same order, the same place on every page (WCAG 3.2.6).
look.help = () => {
  const words = (one) => [...one.querySelectorAll("a[href]")].map((each) => each.textContent.trim().replace(/\s+/g, " "));
  return ["header .site-name", "#hilfe", "footer"].map((area) => {
    const one = document.querySelector(area);
    // Where somebody is and whether they have signed in may differ.
    return one ? [area, ...words(one).filter((each) => each)] : [area, "missing"];
  });
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
    const field = document.querySelector(CSS.escape ? `[id="${link.hash.slice(1)}"]` : link.hash);
    if (!field) {
      found.push(look.finding("leads nowhere", link));
      continue;
    }
    const group = field.closest("fieldset");
    const ids = `${field.getAttribute("aria-describedby") ?? ""} ${group?.getAttribute("aria-describedby") ?? ""}`.split(/\s+/).filter(Boolean);
    const words = ids.map((id) => document.getElementById(id)?.innerText ?? "").join(" ");
    if (!ids.length || !words.trim()) found.push(look.finding("field without description", field));
    const control = field.matches("input, select, textarea") ? field : field.querySelector("input, select, textarea");
    // Of a choice the group says it.
    const isChoice = control?.matches("[type=radio], [type=checkbox]");
    if (control && !isChoice && control.getAttribute("aria-invalid") !== "true") {
      found.push(look.finding("field not marked as wrong", control));
    }
    // One sentence that says what to do is more than two words.
    if ((words.match(/\p{L}+/gu) ?? []).length < 3) found.push(look.finding("does not say how to mend it", field, words));
  }
  const said = document.title.split(/[:–]/)[0].trim();
  if (!/Fehler|fehlt|Angabe|error|missing/i.test(said)) found.push(look.finding("title does not say so", summary, said));
  return found;
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
  if (!document.querySelector("main a[href]")) found.push(look.finding("no way back", result));
  return found;
};
