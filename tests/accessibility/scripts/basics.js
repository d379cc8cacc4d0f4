// What all checks in the page share. Everything hangs on window.look; a check returns [{rule, where, what}].
window.look = {};

// Whether somebody sees it: not folded away, not transparent, not cut down to a point.
look.isShown = (one) => {
  if (!one.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
  return [...one.getClientRects()].some((box) => box.width > 1 && box.height > 1);
};

// Only for screen readers: text in a box of one pixel.
look.isForEars = (one) => {
  // On a phone the head of a table whose rows stand below each other is heard and not seen.
  const head = one.closest(".stacking thead");
  return Boolean(one.closest(".sr-only, .skip-link:not(:focus)") || (head && getComputedStyle(head).clipPath !== "none"));
};

// A name for an element that survives other words on the page: where it stands, what it is, its classes.
look.where = (one) => {
  const area = one.closest("dialog, nav, header, footer, main, aside, form")?.tagName.toLowerCase();
  const name = one.tagName.toLowerCase() + [...one.classList].sort().map((each) => `.${each}`).join("");
  const mark = one.id && !/\d/.test(one.id) ? `#${one.id}` : "";
  const words = (one.innerText ?? one.textContent ?? "").trim().replace(/\s+/g, " ").slice(0, 40);
  return `${area && area !== name ? `${area} ` : ""}${name}${mark}${words ? ` “${words}”` : ""}`;
};

look.finding = (rule, one, what = "") => ({ rule, where: one ? look.where(one) : "", what: String(what) });

look.CONTROLS = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";

look.controls = () => [...document.querySelectorAll(look.CONTROLS)].filter((one) => one.checkVisibility());

look.openAll = () => {
  look.opened = [...document.querySelectorAll("details:not([open])")];
  look.opened.forEach((one) => (one.open = true));
};

look.foldAll = () => look.opened.forEach((one) => (one.open = false));

// Leaf elements that hold words themselves.
look.texts = (root = document.body) => {
  const found = new Set();
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const holder = walker.currentNode.parentElement;
    if (walker.currentNode.data.trim() && !holder.closest("script, style, noscript, template, option")) found.add(holder);
  }
  return [...found];
};

// The boxes that the words of an element fill, not those of what is in it.
look.wordBoxes = (one) => {
  const range = document.createRange();
  return [...one.childNodes]
    .filter((node) => node.nodeType === Node.TEXT_NODE && node.data.trim())
    .flatMap((node) => {
      range.selectNodeContents(node);
      return [...range.getClientRects()];
    });
};

look.withStyles = (text) => {
  // By script, which no policy of the page forbids.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  document.adoptedStyleSheets.push(sheet);
};

look.withoutStyles = () => (document.adoptedStyleSheets = []);
