// Moments of a recording, as links have them and as people read them; and what the browser keeps for a listener.

/** Seconds of "#t=754", "#t=12:34", "#t=1:02:03", "#t=1h2m3s" or "#t=npt:754,800"; undefined where none are named. */
const moment = hash => {
  const text = (new URLSearchParams(hash.slice(1)).get("t") ?? "").replace(/^npt:/, "").split(",")[0];
  if (/^(\d+:){0,2}\d+(\.\d+)?$/.test(text)) return text.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
  const [found, hours = 0, minutes = 0, seconds = 0] = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+(?:\.\d+)?)s)?$/.exec(text) ?? [];
  return found ? hours * 3600 + minutes * 60 + Number(seconds) : undefined;
};

/** "0:07", "12:34", "1:02:03". */
const clock = seconds => {
  const [hours, minutes, rest] = [seconds / 3600, (seconds / 60) % 60, seconds % 60].map(part => String(Math.floor(part)));
  return hours > 0 ? [hours, minutes.padStart(2, 0), rest.padStart(2, 0)].join(":") : `${minutes}:${rest.padStart(2, 0)}`;
};

/** The last of moments in order that has come by now, as its place in the list; -1 before the first. */
const reached = (moments, now) => moments.findLastIndex(start => start <= now + 0.05);

/** Kept in this browser, for this site, and sent nowhere; where it may keep nothing, nothing is kept. */
const memory = {
  get(name) {
    try { return localStorage.getItem(`turncast:${name}`); } catch { return null; }
  },
  set(name, value) {
    try { value === null ? localStorage.removeItem(`turncast:${name}`) : localStorage.setItem(`turncast:${name}`, value); } catch { /* private */ }
  },
};

/** What only a script can serve is hidden until there is one. */
const reveal = element => { if (element) element.hidden = false; return element; };
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const one = (selector, root = document) => root.querySelector(selector);

/** Whether the address asks for something beside its moment, as "#t=754&transcript" does. */
const asked = what => new URLSearchParams(location.hash.slice(1)).has(what);

/** Another page of the site, read but not shown. */
const page = async address => new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
