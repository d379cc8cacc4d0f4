// Reads the page with a voice of the device, sentence by sentence; none that asks a server.
(() => {
  const bar = document.querySelector(".read-aloud");
  const synth = window.speechSynthesis;
  if (!bar || !synth) return;

  const [toggle, stop] = bar.querySelectorAll("button");
  const status = bar.querySelector("[role=status]");
  const main = bar.closest("main");
  const marks = window.Highlight && CSS.highlights;
  const INLINE = "a,abbr,b,bdi,cite,em,i,q,small,span,strong,time";
  const SILENT = ".read-aloud,nav,form,button,script,[hidden],[aria-hidden=true],details:not([open])>:not(summary)";
  // "30. Juni" goes on.
  const SENTENCE = /(?:\d\.\s|[^.!?؟]|[.!?؟](?!\s|$))+[.!?؟]*/g;
  let sentences = [];
  let place = 0;
  let isReading = false;
  // Reports of earlier turns do not count.
  let turn = 0;

  const language = (one) => one.closest("[lang]").lang.toLowerCase().split("-")[0];

  function voice(code) {
    const own = synth.getVoices().filter((one) => one.localService && one.lang.toLowerCase().split(/[-_]/)[0] === code);
    return own.find((one) => one.default) || own[0];
  }

  // Texts of one line in one language belong together. 5: elements and texts.
  function passages() {
    const walker = document.createTreeWalker(main, 5);
    const found = [];
    let last;
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.tagName === "BR") last = null;
      if (node.tagName) continue;
      const parent = node.parentElement;
      if (parent.closest(SILENT) || !parent.getClientRects().length) continue;
      const [block, code] = [parent.closest(`:not(${INLINE})`), language(parent)];
      if (last?.block === block && last.code === code) last.nodes.push(node);
      else found.push((last = { block, code, nodes: [node] }));
    }
    return found;
  }

  function point(nodes, offset) {
    const node = nodes.find((one) => offset <= one.length || ((offset -= one.length), false));
    return [node, offset];
  }

  function cut({ block, code, nodes }) {
    const found = [];
    for (const { 0: part, index } of nodes.map((node) => node.data).join("").matchAll(SENTENCE)) {
      if (!/[\p{L}\p{N}]/u.test(part)) continue;
      const range = new Range();
      range.setStart(...point(nodes, index + part.length - part.trimStart().length));
      range.setEnd(...point(nodes, index + part.trimEnd().length));
      found.push({ block, code, range, text: part.replace(/\s+/g, " ").trim() });
    }
    return found;
  }

  function say(label, state) {
    toggle.firstElementChild.textContent = bar.dataset[label];
    status.textContent = bar.dataset[state];
    stop.hidden = !sentences.length;
  }

  function speak() {
    const mine = ++turn;
    const sentence = sentences[place];
    if (!sentence) return end();
    const words = new SpeechSynthesisUtterance(sentence.text);
    words.voice = voice(sentence.code) || voice(language(main));
    words.lang = words.voice.lang;
    words.onend = words.onerror = () => {
      if (mine !== turn) return;
      place += 1;
      speak();
    };
    marks?.set("read-aloud", new Highlight(sentence.range));
    sentence.block.scrollIntoView({ block: "nearest" });
    synth.speak(words);
  }

  function halt() {
    turn += 1;
    isReading = false;
    synth.cancel();
  }

  function end() {
    halt();
    if (document.activeElement === stop) toggle.focus();
    sentences = [];
    place = 0;
    marks?.delete("read-aloud");
    say("play", "ended");
  }

  toggle.addEventListener("click", () => {
    if (isReading) {
      // Not every voice can pause: the sentence is said again.
      halt();
      return say("goOn", "paused");
    }
    if (!sentences.length) sentences = passages().flatMap(cut);
    isReading = true;
    say("pause", "reading");
    speak();
  });
  stop.addEventListener("click", end);
  addEventListener("pagehide", () => isReading && end());

  const offer = () => {
    bar.hidden = !voice(language(main));
    if (bar.hidden && isReading) end();
  };
  offer();
  synth.addEventListener("voiceschanged", offer);
})();
