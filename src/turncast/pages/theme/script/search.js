// Search in all episodes. Lists of them say which may have the words; their pages are then read for the places.

const search = reveal(one(".search"));
if (search) {
  const index = new URL(search.dataset.index, location.href);
  const field = one("input", search);
  const [results, status, none, more] = [".results", "[role=status]", ".none", "button"].map(part => one(part, search));
  const [AT_ONCE, SHOWN, PLACES] = [6, 10, 3];

  const kept = new Map();
  /** What stands at an address, asked for once. */
  const fetched = (address, read) => {
    const url = new URL(address, index).href;
    if (!kept.has(url)) kept.set(url, read(url).catch(() => null));
    return kept.get(url);
  };
  const json = async url => (await fetch(url)).json();
  /** An episode's page, and that of its transcript where it has more of it. */
  const read = async url => {
    const found = await page(url);
    const rest = one(".rest[data-more] a", found);
    return rest ? [found, await page(new URL(rest.getAttribute("href"), url))] : [found];
  };

  /** What a page has of the words, as a result; null where it does not have them all. */
  const look = async ([key, title, show, day], wanted) => {
    const pages = await fetched(key, read);
    if (!pages) return null;
    const lines = all("[data-t]", pages.at(-1)).map(line => [line.dataset.t, line.textContent]);
    const rest = pages.flatMap(page => all(".lead, .notes, .people, .said", page).map(part => part.textContent));
    if (has([title, ...rest].join("\n"), wanted) < wanted.length) return null;
    // What is looked for may run over the end of a line: a line counts with the one after it.
    const places = lines.map(([start, text], place) => ({ start, text: [text, lines[place + 1]?.[1] ?? ""].join(" "), own: has(text, wanted) }))
      .filter(place => place.own).map(place => ({ ...place, all: has(place.text, wanted) }))
      .sort((a, b) => b.all - a.all || b.own - a.own).filter((place, _, [best]) => place.all === best.all)
      .slice(0, PLACES).sort((a, b) => a.start - b.start);
    return { url: new URL(key, index).href, title, show, day, places };
  };

  /** The results for the words, the newest first; pages are asked for a few at a time. */
  async function* found(wanted) {
    const marks = wanted.flatMap(tokens);
    for (const part of (await fetched(index, json))?.parts ?? []) {
      const rows = (await fetched(part, json) ?? []).filter(row => mayHave(row[4], marks));
      for (let from = 0; from < rows.length; from += AT_ONCE) {
        for (const result of await Promise.all(rows.slice(from, from + AT_ONCE).map(row => look(row, wanted)))) {
          if (result) yield result;
        }
      }
    }
  }

  const put = (root, selector, text, href) => {
    const element = one(selector, root);
    element.textContent = text;
    if (href) element.href = href;
  };
  const [entry, moments] = all("template", search).map(template => template.content);
  const show = ({ url, title, show, day, places }) => {
    const item = entry.cloneNode(true);
    put(item, ".title", title, url);
    put(item, ".of", show);
    put(item, ".day", new Date(`${day}T00:00Z`).toLocaleDateString(document.documentElement.lang, { dateStyle: "long", timeZone: "UTC", calendar: "gregory", numberingSystem: "latn" }));
    for (const place of places) {
      const line = moments.cloneNode(true);
      one("a", line).href = `${url}#t=${place.start}&transcript`;
      put(line, ".clock", clock(place.start));
      put(line, ".said", place.text);
      one("ol", item).append(line);
    }
    results.append(item);
  };

  const busy = yes => results.setAttribute("aria-busy", yes);
  let turn = 0;
  /** Show some more of the results, unless something else was asked for meanwhile. */
  const go = async (coming, next, mine) => {
    more.hidden = true;
    for (let count = 0; count < SHOWN && !next.done; count++) {
      show(next.value);
      put(status, ".count", results.children.length);
      status.hidden = false;
      next = await coming.next();
      if (mine !== turn) return;
    }
    none.hidden = results.children.length > 0;
    busy(false);
    more.hidden = next.done;
    more.onclick = () => go(coming, next, mine);
  };
  const ask = () => {
    const wanted = words(field.value);
    const mine = ++turn;
    results.replaceChildren();
    status.hidden = none.hidden = more.hidden = true;
    if (wanted.join("").length < 2) return busy(false);
    const coming = found(wanted);
    coming.next().then(next => { if (mine === turn) go(coming, next, mine); });
  };
  let waiting;
  field.addEventListener("focus", () => fetched(index, json));
  field.addEventListener("input", () => {
    busy(true);
    clearTimeout(waiting);
    waiting = setTimeout(ask, 200);
  });
  search.addEventListener("keydown", event => {
    if (event.key !== "Escape") return;
    field.value = "";
    ask();
    field.focus();
  });
}
