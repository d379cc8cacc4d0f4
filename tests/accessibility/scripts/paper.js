// Print, colours, movement, and a browser without JavaScript.

const NOT_ON_PAPER = "form, button, input, select, textarea, nav, summary, .actions, .kern-btn, .share, .follow, .pagination";

// Remember on the screen what main says, folded parts included.
look.rememberWords = () => {
  const main = document.querySelector("main") ?? document.body;
  look.words = look.texts(main).filter((one) => !one.closest(NOT_ON_PAPER) && isMeantToBeSeen(one));
  return look.words.length;
};

const isMeantToBeSeen = (one) => {
  if (look.isForEars(one)) return false;
  const closed = one.closest("details:not([open])");
  return closed ? true : look.isShown(one);
};

const light = (colour) => {
  const parts = colour.match(/[\d.]+/g).slice(0, 3).map((value) => value / 255);
  const [red, green, blue] = parts.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

const contrast = (one, other) => {
  const [more, less] = [light(one), light(other)].sort((a, b) => b - a);
  return (more + 0.05) / (less + 0.05);
};

// Printers leave grounds out where the page does not insist on them.
const groundOf = (one) => {
  for (let each = one; each; each = each.parentElement) {
    const style = getComputedStyle(each);
    if (/^rgb\(/.test(style.backgroundColor) && style.printColorAdjust === "exact") return style.backgroundColor;
  }
  return "rgb(255, 255, 255)";
};

// Fields stay: a form is filled by hand, too (docs/adr/0024-on-paper.md).
look.onPaper = () => {
  const found = look.words.filter((one) => !look.isShown(one)).map((one) => look.finding("not printed", one));
  for (const one of document.querySelectorAll("button, .kern-btn, input[type=submit]")) {
    // The fields of a form that people write stay, with what they typed: such a form is filled by hand, too.
    if (!one.matches("form[method=post] :not(button)") && look.isShown(one)) found.push(look.finding("control on paper", one));
  }
  for (const one of look.words.filter(look.isShown)) {
    if (contrast(getComputedStyle(one).color, groundOf(one)) < 4.5) found.push(look.finding("too light for paper", one));
  }
  return [...new Map(found.map((one) => [one.rule + one.where, one])).values()];
};

// Everything that carries meaning by being seen, with its box in the page: words, pictures, controls, their borders.
look.marks = () => {
  const kinds = "svg, img, input:not([type=hidden]), select, textarea, progress, meter, hr, .kern-btn, button";
  const all = new Set([...document.querySelectorAll(kinds), ...look.texts()]);
  return [...all]
    .filter((one) => look.isShown(one) && !look.isForEars(one) && !one.closest("svg svg, [aria-hidden=true] svg"))
    .map((one) => {
      const box = one.getBoundingClientRect();
      return { where: look.where(one), x: box.x + scrollX, y: box.y + scrollY, width: box.width, height: box.height };
    })
    .filter((one) => one.width >= 4 && one.height >= 4 && one.x >= 0 && one.y >= 0);
};

// Longest time that is still short: WCAG 2.2.2.
const LONGEST = 5;
const seconds = (value) => Math.max(0, ...value.split(",").map((each) => parseFloat(each) * (each.includes("ms") ? 0.001 : 1)));

look.movement = (isReduced) => {
  const found = [];
  for (const one of document.querySelectorAll("*")) {
    for (const part of [null, "::before", "::after"]) {
      const style = getComputedStyle(one, part);
      if (style.animationName !== "none") {
        const times = style.animationIterationCount.includes("infinite") ? Infinity : parseFloat(style.animationIterationCount);
        const length = seconds(style.animationDuration) * times;
        if (length > (isReduced ? 0.01 : LONGEST)) found.push(look.finding("moves", one, `${length} s`));
      }
      if (seconds(style.transitionDuration) > (isReduced ? 0.01 : LONGEST)) found.push(look.finding("moves", one, "transition"));
      if (!part && isReduced && style.scrollBehavior === "smooth") found.push(look.finding("scrolls smoothly", one));
    }
  }
  for (const one of document.querySelectorAll("marquee, blink, video[autoplay], audio[autoplay], meta[http-equiv=refresh i]")) {
    found.push(look.finding("moves by itself", one));
  }
  return found;
};

// The page as it comes, read by a browser that runs no script.
look.withoutScripts = (markup) => {
  const plain = new DOMParser().parseFromString(markup, "text/html");
  const words = (root) => (root.querySelector("main") ?? root.body).textContent.replace(/\s+/g, " ").trim();
  const found = words(plain) === words(document) ? [] : [look.finding("other words", document.querySelector("main"))];
  for (const one of plain.querySelectorAll("a[href='#'], a:not([href]), a[href^='javascript:']")) {
    // To the top of the page: that needs no script.
    if (!one.closest(".site-footer__top")) found.push(look.finding("needs a script", one));
  }
  for (const one of plain.querySelectorAll("button:not(form button, [form], [popovertarget], [hidden], [hidden] *)")) {
    found.push(look.finding("needs a script", one));
  }
  return found;
};
