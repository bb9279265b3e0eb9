// Shows times as people read them: how long ago, and in the time zone of the browser. Without it, pages show those of the server.
(() => {
  "use strict";

  const MINUTE = 60;
  const HOUR = 60 * MINUTE;
  const DAY = 24 * HOUR;
  const LONGEST_AGO = 7 * DAY;
  const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

  const words = new Intl.RelativeTimeFormat("en", { numeric: "always" });
  const digits = new Intl.DateTimeFormat("en-US", {
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  });

  // times are the server's, so its clock says how long ago they are
  const behind = Date.parse(document.body.dataset.now) - Date.now() || 0;

  const secondsUntil = (at) => (at - (Date.now() + behind)) / 1000;

  const relative = (seconds) => {
    const length = Math.abs(seconds);
    if (length < MINUTE) {
      return seconds > 0 ? "in less than a minute" : "just now";
    }
    const [size, unit] = length < HOUR ? [MINUTE, "minute"] : length < DAY ? [HOUR, "hour"] : [DAY, "day"];
    return words.format(Math.trunc(seconds / size), unit);
  };

  const absolute = (at, isPrecise) => {
    const part = Object.fromEntries(digits.formatToParts(at).map(({ type, value }) => [type, value]));
    return `${part.year}-${part.month}-${part.day} ${part.hour}:${part.minute}${isPrecise ? `:${part.second}` : ""}`;
  };

  const small = (text) => {
    const element = document.createElement("small");
    element.textContent = text;
    return element;
  };

  // a page takes a moment to arrive, so what has just happened seems to be to come
  const secondsOf = (time, at) => {
    const seconds = secondsUntil(at);
    return time.dataset.time !== "zone" && seconds > 0 && seconds < MINUTE ? 0 : seconds;
  };

  // "absolute" for what one plans by, "beside" for both, "zone" for a time that is shown in a zone of its own
  const show = (time) => {
    const at = Date.parse(time.dateTime);
    if (Number.isNaN(at)) {
      return;
    }
    time.dataset.precise ??= String(/\d:\d\d:\d\d/.test(time.textContent));
    const exact = absolute(at, time.dataset.precise === "true");
    const seconds = secondsOf(time, at);
    const isNear = Math.abs(seconds) < LONGEST_AGO;
    const title = `${absolute(at, true)} (${ZONE})`;
    if (time.dataset.time === "zone") {
      time.title = `${isNear ? `${relative(seconds)}, ` : ""}${title}`;
      return;
    }
    time.title = title;
    if (time.dataset.time === "beside") {
      time.replaceChildren(exact, ...(isNear ? [" ", small(relative(seconds))] : []));
    } else {
      time.textContent = isNear && time.dataset.time !== "absolute" ? relative(seconds) : exact;
    }
  };

  const showAll = () => {
    document.querySelectorAll("time[datetime]").forEach(show);
    document.querySelectorAll(".zone").forEach((zone) => (zone.textContent = zone.matches("[data-plain]") ? ZONE : `(${ZONE})`));
    document.querySelectorAll(".server-zone").forEach((zone) => (zone.hidden = zone.textContent.includes(ZONE)));
  };

  showAll();
  document.addEventListener("htmx:afterSwap", showAll);
  window.addEventListener("pageshow", showAll);
  setInterval(showAll, 15_000);
})();
