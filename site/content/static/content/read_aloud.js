// Reads the page with a voice of the device, sentence by sentence: no voice that asks a server.
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
  // "30. Juni" ends no sentence.
  const SENTENCE = /(?:\d\.\s|[^.!?؟]|[.!?؟](?!\s|$))+[.!?؟]*/g;
  let sentences = [];
  let place = 0;
  let isReading = false;
  // What an earlier turn still reports is not heard.
  let turn = 0;

  const language = (element) => element.closest("[lang]").lang.toLowerCase().split("-")[0];

  function voice(code) {
    const own = synth.getVoices().filter((one) => one.localService && one.lang.toLowerCase().split(/[-_]/)[0] === code);
    return own.find((one) => one.default) || own[0];
  }

  // Texts of one block in one language belong together.
  function passages() {
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const parent = node.parentElement;
      if (parent.closest(SILENT) || !parent.getClientRects().length) continue;
      const [block, code, last] = [parent.closest(`:not(${INLINE})`), language(parent), found.at(-1)];
      if (last?.block === block && last.code === code) last.nodes.push(node);
      else found.push({ block, code, nodes: [node] });
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

  function mark(sentence) {
    marks?.set("read-aloud", new Highlight(sentence.range));
    sentence.block.scrollIntoView({ block: "nearest" });
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
    const utterance = new SpeechSynthesisUtterance(sentence.text);
    utterance.voice = voice(sentence.code) || voice(language(main));
    utterance.lang = utterance.voice.lang;
    utterance.onend = utterance.onerror = () => {
      if (mine !== turn) return;
      place += 1;
      speak();
    };
    mark(sentence);
    synth.speak(utterance);
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
      // Not every voice can pause: we stop, and say the sentence once more.
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
  };
  offer();
  synth.addEventListener("voiceschanged", offer);
})();
