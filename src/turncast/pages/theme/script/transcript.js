// The transcript: what is said now is marked, and words can be found in it.

const transcript = one(".transcript");
if (transcript) {
  const lines = all("[data-t]", transcript);
  const starts = lines.map(line => Number(line.dataset.t));
  let current = -1;
  if (playing && lines.length) {
    listeners.push(now => {
      const next = reached(starts, now);
      if (next === current) return;
      lines[current]?.removeAttribute("aria-current");
      lines[next]?.setAttribute("aria-current", "true");
      current = next;
    });
  }

  const find = reveal(one(".find", transcript));
  const field = one("input", find);
  const count = one("output", find);
  const paragraphs = all("p:not(.find)", transcript);
  const places = (paragraph, wanted) => {
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    const ranges = [];
    for (let node; (node = walker.nextNode());) {
      const text = node.data.toLowerCase();
      for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
        const range = new Range();
        range.setStart(node, at);
        range.setEnd(node, Math.min(at + wanted.length, node.length));
        ranges.push(range);
      }
    }
    return ranges;
  };
  field.addEventListener("input", () => {
    const wanted = field.value.trim().toLowerCase();
    const found = [];
    for (const paragraph of paragraphs) {
      // Over the edges of lines too: a paragraph that has the words is shown, if they cannot all be marked.
      paragraph.hidden = !paragraph.textContent.toLowerCase().includes(wanted);
      if (wanted && !paragraph.hidden) found.push(...places(paragraph, wanted));
    }
    count.textContent = wanted ? paragraphs.filter(paragraph => !paragraph.hidden).length : "";
    globalThis.CSS?.highlights?.set("found", new Highlight(...found));
  });
}
told();
