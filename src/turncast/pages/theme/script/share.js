// Passing on: the link and the player, from this moment on if one likes, copied by a click.

const share = one(".share");
if (share && playing) {
  const fields = all("p:not(.from) input", share).map(field => ({ field, whole: field.value }));
  const from = reveal(one(".from", share));
  const [chosen, shown] = [one("input", from), one("span", from)];
  let seconds = 0;
  listeners.push(now => {
    if (chosen.checked) return;
    seconds = Math.floor(now);
    shown.textContent = clock(seconds);
  });
  chosen.addEventListener("change", () => {
    const place = chosen.checked ? `#t=${seconds}` : "";
    // An address stands alone, or as the first in quotes.
    for (const { field, whole } of fields) field.value = whole.replace(/^(<[^"]*"[^"]*|[^<]*)/, `$1${place}`);
    if (!chosen.checked) told();
  });
  all("button", share).forEach((button, place) => reveal(button).addEventListener("click", () => {
    const { field } = fields[place];
    const done = one("[role=status]", share);
    done.textContent = "";
    field.select();
    navigator.clipboard?.writeText(field.value).then(() => { done.textContent = done.dataset.done; }, () => {});
  }));
  told();
}
