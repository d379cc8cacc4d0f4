// Narrow windows, large letters, wide spacing.

look.sideways = () => {
  const page = document.documentElement;
  const over = page.scrollWidth - page.clientWidth;
  if (over <= 0) return [];
  const wide = [...document.body.querySelectorAll("*")]
    .filter((one) => look.isShown(one) && one.getBoundingClientRect().right > page.clientWidth + 0.5)
    .filter((one) => !one.querySelector("*") || one.children.length === 0);
  return [look.finding("scrolls sideways", wide[0] ?? document.body, `${over} pixels wider than the window`)];
};

// While the page's own letters are on their way, those of the system stand there, which may be wider.
look.whileLettersLoad = () => {
  look.withStyles("* { font-family: sans-serif !important; }");
  const found = look.sideways().map((one) => ({ ...one, rule: "sideways at first" }));
  look.withoutStyles();
  return found;
};

// Words that are cut off: by a box that hides what does not fit, or by leaving their button or field.
look.cutOff = () => {
  const found = [];
  for (const one of document.body.querySelectorAll("*")) {
    const style = getComputedStyle(one);
    const hides = [style.overflowX, style.overflowY].map((value) => value === "hidden" || value === "clip");
    if (!(hides[0] || hides[1]) || !look.isShown(one) || look.isForEars(one) || one.closest("svg")) continue;
    if (one.clientWidth <= 1 || one.matches("select, input, textarea, img, video")) continue;
    if (!one.innerText?.trim()) continue;
    const lost = [hides[0] && one.scrollWidth - one.clientWidth, hides[1] && one.scrollHeight - one.clientHeight];
    if (Math.max(...lost) > 2) found.push(look.finding("cut off", one, `${Math.max(...lost)} pixels`));
  }
  for (const one of document.querySelectorAll("a.kern-btn, button, .badge, summary")) {
    if (!look.isShown(one) || look.isForEars(one)) continue;
    const box = one.getBoundingClientRect();
    for (const holder of [one, ...one.querySelectorAll("*")]) {
      if (look.isForEars(holder)) continue;
      const out = look.wordBoxes(holder).some(
        (words) => words.right > box.right + 2 || words.left < box.left - 2 || words.bottom > box.bottom + 4,
      );
      if (out) found.push(look.finding("leaves its box", one));
    }
  }
  return found;
};

// Words that lie on other words.
look.overlaps = () => {
  const boxes = look.texts()
    .filter((one) => look.isShown(one) && !look.isForEars(one) && !one.closest("svg, .skip-link"))
    .flatMap((one) => look.wordBoxes(one).map((box) => ({ one, box })))
    .sort((a, b) => a.box.top - b.box.top);
  const found = new Map();
  boxes.forEach((a, place) => {
    for (let next = place + 1; next < boxes.length && boxes[next].box.top < a.box.bottom; next += 1) {
      const b = boxes[next];
      if (a.one === b.one || a.one.contains(b.one) || b.one.contains(a.one)) continue;
      const width = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
      const height = Math.min(a.box.bottom, b.box.bottom) - b.box.top;
      // Lines of one text may touch.
      const small = Math.min(a.box.height, b.box.height);
      if (width > 4 && height > small * 0.35) found.set(b.one, look.finding("on other words", b.one, look.where(a.one)));
    }
  });
  return [...found.values()];
};

const SPACING = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-bottom: 2em !important; }`;

// WCAG 1.4.12: readers may set these distances.
look.spaced = () => {
  look.withStyles(SPACING);
  const found = [...look.cutOff(), ...look.overlaps(), ...look.sideways()];
  look.withoutStyles();
  return found;
};

look.rememberLetters = () => {
  look.letters = new Map(look.texts().filter(look.isShown).map((one) => [one, parseFloat(getComputedStyle(one).fontSize)]));
  return [];
};

// The reader has asked for letters of twice the size.
look.lettersThatStay = () => {
  const found = [];
  for (const [one, before] of look.letters) {
    const grown = parseFloat(getComputedStyle(one).fontSize) / before;
    // Headings are large already: they need not grow as much.
    if (grown < (before >= 24 ? 1.5 : 1.9) && !one.closest("svg")) found.push(look.finding("stays small", one, `${before} px × ${grown.toFixed(2)}`));
  }
  return found;
};
