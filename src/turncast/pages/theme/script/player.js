// The player: what the browser's own one lacks. Chapters and times seek, speed and place are remembered.

const player = one("#player");
const media = player ? all("audio, video", player) : [];
/** The one that plays, or played last: a video may have its sound alone beside it. */
let playing = media[0];

const seek = (seconds, play) => {
  playing.currentTime = Math.max(0, Math.min(seconds, playing.duration || Infinity));
  if (play) playing.play().catch(() => {});
  told();
};

/** Whom a new moment concerns. */
const listeners = [];
const told = () => { if (playing) listeners.forEach(tell => tell(playing.currentTime)); };

if (playing) {
  const guid = player.dataset.episode;
  const controls = reveal(one(".controls", player));
  const speed = one("select", controls);

  // Links: those of this page ("#t=754"), and those that without a script open the recording at that moment.
  const ours = link => [location.href, ...all("source", player).map(source => source.src)]
    .some(address => address.split("#")[0] === link.href.split("#")[0]);
  document.addEventListener("click", event => {
    const link = event.target.closest?.('a[href*="#t="]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || !ours(link)) return;
    const seconds = moment(link.hash);
    if (seconds === undefined) return;
    event.preventDefault();
    seek(seconds, true);
  });

  // The place: that of the address, or else where this listener stopped.
  const arrive = () => {
    const seconds = moment(location.hash);
    if (seconds === undefined) return false;
    seek(seconds);
    // A place that was searched for is shown where it is written.
    const transcript = asked("transcript") && one(".transcript details");
    if (transcript) transcript.open = true;
    (transcript && one(".transcript [aria-current]") || player).scrollIntoView({ block: transcript ? "center" : "nearest" });
    return true;
  };
  const remember = () => {
    const { currentTime: now, duration, played } = playing;
    if (played.length) memory.set(guid, now > 5 && now < duration - 5 ? Math.floor(now) : null);
  };
  addEventListener("hashchange", arrive);
  if (!arrive()) seek(Number(memory.get(guid)) || 0);

  // Speed
  const accelerate = value => {
    media.forEach(medium => { medium.defaultPlaybackRate = medium.playbackRate = value; });
    speed.value = String(value);
    memory.set("speed", value === 1 ? null : value);
  };
  const speeds = [...speed.options].map(option => Number(option.value));
  const faster = step => accelerate(speeds[Math.max(0, Math.min(speeds.indexOf(Number(speed.value)) + step, speeds.length - 1))]);
  speed.addEventListener("change", () => accelerate(Number(speed.value)));
  if (speeds.includes(Number(memory.get("speed")))) accelerate(Number(memory.get("speed")));

  // Skipping
  const skips = all("[data-skip]", controls);
  const skip = seconds => seek(playing.currentTime + seconds);
  skips.forEach(button => button.addEventListener("click", () => skip(Number(button.dataset.skip))));
  const [back, forward] = skips.map(button => Number(button.dataset.skip));

  // Chapters
  const chapters = all('.chapters a[href*="#t="]');
  const starts = chapters.map(link => moment(link.hash));
  const here = one(".here", player);
  listeners.push(now => {
    const current = reached(starts, now);
    chapters.forEach((link, place) => place === current ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current"));
    here.textContent = chapters[current]?.lastElementChild.textContent ?? "";
  });
  const turn = step => {
    // A little into a chapter, back means to its beginning.
    const from = reached(starts, playing.currentTime - (step < 0 ? 3 : 0));
    const start = starts[Math.max(0, from + Math.max(step, 0))];
    if (start !== undefined) seek(start);
  };

  // The waveform
  const wave = reveal(one(".wave", player));
  if (wave) {
    const slider = one("input", wave);
    const played = one("clipPath rect", wave);
    slider.addEventListener("input", () => seek(Number(slider.value)));
    listeners.push(now => {
      slider.value = now;
      slider.setAttribute("aria-valuetext", clock(now));
      played.setAttribute("width", 100 * now / slider.max + "%");
    });
  }

  // Keys, where they are nobody else's
  const wanted = one(".keys input", controls);
  wanted.checked = memory.get("keys") !== "off";
  wanted.addEventListener("change", () => memory.set("keys", wanted.checked ? null : "off"));
  const toggle = () => playing.paused ? playing.play().catch(() => {}) : playing.pause();
  const keys = {
    k: toggle, j: () => skip(back), l: () => skip(forward), m: () => { playing.muted = !playing.muted; },
    "<": () => faster(-1), ">": () => faster(1), p: () => turn(-1), n: () => turn(1),
  };
  document.addEventListener("keydown", event => {
    const { target, key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || !wanted.checked) return;
    if (target.closest("textarea, select, [contenteditable], input:not([type=checkbox]):not([type=range])")) return;
    const bare = target === document.body || target.localName === "main";
    const act = key === " " && bare ? toggle : Object.hasOwn(keys, key) ? keys[key] : null;
    if (!act) return;
    event.preventDefault();
    act();
  });

  // The system's own buttons, on lock screens and headsets
  const session = navigator.mediaSession;
  const announce = () => {
    if (!session) return;
    const { title, artist, album } = player.dataset;
    const picture = one(".opening img")?.currentSrc || playing.poster;
    session.metadata = new MediaMetadata({ title, artist, album, artwork: picture ? [{ src: picture }] : [] });
    const actions = {
      seekbackward: () => skip(back), seekforward: () => skip(forward), seekto: detail => seek(detail.seekTime),
      ...starts.length && { previoustrack: () => turn(-1), nexttrack: () => turn(1) },
    };
    for (const [name, act] of Object.entries(actions)) {
      try { session.setActionHandler(name, act); } catch { /* one the browser does not know */ }
    }
  };

  media.forEach(medium => {
    medium.addEventListener("play", () => {
      media.forEach(other => { if (other !== medium) other.pause(); });
      playing = medium;
      announce();
    });
    const mine = act => () => { if (medium === playing) act(); };
    medium.addEventListener("timeupdate", mine(told));
    medium.addEventListener("ratechange", mine(() => { if (speeds.includes(medium.playbackRate)) accelerate(medium.playbackRate); }));
    for (const name of ["pause", "seeked", "ended"]) medium.addEventListener(name, mine(remember));
  });
  addEventListener("pagehide", remember);
  document.addEventListener("visibilitychange", remember);
}
