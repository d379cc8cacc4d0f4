// Keyboard, focus and targets.

const SMALLEST = 43.9;

// A link in a sentence is as large as its line (exception of WCAG 2.5.5): there are other words around it.
const isInSentence = (one) => {
  if (one.tagName !== "A" || !getComputedStyle(one).display.startsWith("inline")) return false;
  let block = one.parentElement;
  while (getComputedStyle(block).display.startsWith("inline")) block = block.parentElement;
  if (block.matches("dd, th, td, cite")) return true;
  const links = [...block.querySelectorAll("a, button")].map((each) => each.innerText).join("");
  const others = block.innerText.replace(/\s/g, "").length - links.replace(/\s/g, "").length;
  return others >= 8;
};

look.smallTargets = () =>
  look.controls()
    .filter((one) => look.isShown(one) && !look.isForEars(one) && !one.disabled && !isInSentence(one))
    .map((one) => [one, one.getBoundingClientRect()])
    .filter(([, box]) => box.width < SMALLEST || box.height < SMALLEST)
    .map(([one, box]) => look.finding("small", one, `${Math.round(box.width)} × ${Math.round(box.height)}`));

// Each control gets its place in the document. Before each press of Tab, and at the end, it is written down where the
// press before has led to: until the next one, the focus has moved and the page has scrolled.
look.startWalk = async (fromTheTop) => {
  const stops = look.controls().filter((one) => one.tabIndex >= 0 && !one.disabled && !one.closest("[inert]"));
  document.querySelectorAll("[data-place]").forEach((one) => one.removeAttribute("data-place"));
  stops.forEach((one, place) => (one.dataset.place = place));
  look.walk = [];
  look.presses = 0;
  const write = (event) => {
    if (event.key === "Tab" && look.presses++) look.walk.push(step(document.activeElement));
  };
  if (!look.isListening) addEventListener("keydown", write, true);
  look.isListening = true;
  getSelection().removeAllRanges();
  if (fromTheTop) {
    scrollTo(0, 0);
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute("tabindex");
    // The browser notices in its own time that this cannot have the focus, and would take it from the first stops.
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))));
  }
  return stops.length;
};

look.walked = () => [...look.walk, step(document.activeElement)];

const step = (one) => ({
  // -1: in something that is no control of ours, such as those of a video. -2: outside of the page.
  place: !one || one === document.body ? -2 : Number(one.dataset.place ?? -1),
  where: one ? look.where(one) : "",
  isCovered: one?.dataset?.place !== undefined && isCovered(one),
  isMarked: one?.dataset?.place !== undefined && isMarked(one),
  kind: one?.dataset?.place !== undefined ? kindOf(one) : "",
});

const isMarked = (one) => {
  const style = getComputedStyle(one);
  return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== "none";
};

const isCovered = (one) => {
  // A link in a sentence may lie on two lines.
  const box = one.getClientRects()[0] ?? one.getBoundingClientRect();
  const page = document.documentElement;
  // Of what is taller than the window, the part that is on the screen.
  const [left, right] = [Math.max(box.left, 0), Math.min(box.right, page.clientWidth)];
  const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, page.clientHeight)];
  if (right <= left || bottom <= top) return true;
  const points = [[0.5, 0.5], [0.1, 0.2], [0.9, 0.2], [0.1, 0.8], [0.9, 0.8]].map(([x, y]) => [
    left + (right - left) * x,
    top + (bottom - top) * y,
  ]);
  return points.some(([x, y]) => {
    const found = document.elementFromPoint(x, y);
    return found && !one.contains(found) && !found.contains(one) && found.closest("label")?.control !== one;
  });
};

// Controls that look alike show their focus alike; one of them is enough.
const kindOf = (one) => {
  const names = [];
  for (let each = one; each && names.length < 2; each = each.parentElement) {
    names.push([each.tagName, each.type ?? "", ...each.classList].join("."));
  }
  let ground = one;
  while (ground && getComputedStyle(ground).backgroundColor === "rgba(0, 0, 0, 0)") ground = ground.parentElement;
  const area = one.closest("header, footer, main, dialog")?.tagName ?? "";
  return [area, ...names, ground ? getComputedStyle(ground).backgroundColor : ""].join(" < ");
};

// What Tab should have reached, in the order of the document. Of a group of radio buttons one is a stop.
look.missedStops = (walk) => {
  const reached = new Set(walk.map((one) => one.place));
  const groups = new Set();
  const missed = [];
  for (const one of document.querySelectorAll("[data-place]")) {
    const isRadio = one.type === "radio" && one.name;
    if (isRadio && reached.has(Number(one.dataset.place))) groups.add(one.name);
  }
  for (const one of document.querySelectorAll("[data-place]")) {
    if (reached.has(Number(one.dataset.place)) || (one.type === "radio" && groups.has(one.name))) continue;
    missed.push(look.finding("not reached", one));
  }
  return missed;
};

// Before and after: where a picture is taken of a control without and with focus. The cursor in a field stays away.
look.stage = (place) => {
  const one = document.querySelector(`[data-place="${place}"]`);
  look.withStyles("* { caret-color: transparent !important; }");
  // Links to skip to the content are there only while they have the focus.
  one.focus();
  one.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
  const box = one.getBoundingClientRect();
  const line = one.getClientRects()[0];
  one.blur();
  const page = document.documentElement;
  return {
    ...{ x: box.x, y: box.y, width: box.width, height: box.height, lineWidth: line.width, lineHeight: line.height },
    ...{ pageX: scrollX, pageY: scrollY, windowWidth: page.clientWidth, windowHeight: page.clientHeight },
  };
};

look.focusOn = (place) => document.querySelector(`[data-place="${place}"]`).focus({ preventScroll: true });

// The links before everything else.
look.skipLinks = () => {
  const found = [];
  const first = document.querySelector(look.CONTROLS);
  const links = [...document.querySelectorAll(".skip-link")];
  if (!links.length || first !== links[0]) found.push(look.finding("not first", first));
  for (const link of links) {
    const target = document.querySelector(link.getAttribute("href"));
    if (!target) found.push(look.finding("leads nowhere", link));
    else if (target.tabIndex < 0 && !target.hasAttribute("tabindex")) found.push(look.finding("takes no focus", target));
  }
  return found;
};
