// The transcript: what is said now is marked, and words can be found in it. The rest of a long one is fetched when
// somebody opens it.

const transcript = one(".transcript");
if (transcript) {
  let lines, starts, paragraphs;
  const gather = () => {
    lines = all("[data-t]", transcript);
    starts = lines.map(line => Number(line.dataset.t));
    paragraphs = all(".said p", transcript);
  };
  gather();

  let current = -1;
  if (playing) {
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
  const look = () => {
    const wanted = field.value.trim().toLowerCase();
    const found = [];
    for (const paragraph of paragraphs) {
      // Over the edges of lines too: a paragraph that has the words is shown, if they cannot all be marked.
      paragraph.hidden = !paragraph.textContent.toLowerCase().includes(wanted);
      if (wanted && !paragraph.hidden) found.push(...places(paragraph, wanted));
    }
    count.textContent = wanted ? paragraphs.filter(paragraph => !paragraph.hidden).length : "";
    globalThis.CSS?.highlights?.set("found", new Highlight(...found));
  };
  field.addEventListener("input", look);

  const details = one("details", transcript);
  const rest = one(".rest[data-more] a", transcript);
  const complete = async () => {
    const whole = one(".said", await page(rest.href));
    if (!whole) return;
    // Links are ways from where they stand: here they are whole addresses.
    for (const link of all("a", whole)) link.href = new URL(link.getAttribute("href"), rest.href);
    one(".said", transcript).replaceWith(document.adoptNode(whole));
    rest.parentNode.remove();
    current = -1;
    gather();
    look();
    told();
    if (asked("transcript")) one("[aria-current]", transcript)?.scrollIntoView({ block: "center" });
  };
  if (rest) details.addEventListener("toggle", () => complete().catch(() => {}), { once: true });
}
told();
