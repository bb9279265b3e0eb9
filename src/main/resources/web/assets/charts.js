// Draws the requests of a run over time. What it draws stands on the page in words as well.
(() => {
  "use strict";

  // as the other times of the page
  const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

  const inTone = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  const aMinute = (column, width) => column.map((number) => (number * 60) / width);

  const series = (label, tone) => ({ label, stroke: inTone(tone), width: 2, points: { show: false }, value: (self, number) => (number === null ? "" : Math.round(number).toString()) });

  const draw = (place, pace) => {
    const width = pace.width[0];
    const axis = { stroke: inTone("--plain"), grid: { stroke: inTone("--plain-back") }, ticks: { stroke: inTone("--plain-back") } };
    const options = {
      width: place.clientWidth,
      height: 220,
      tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), ZONE),
      series: [{ label: `Time (${ZONE})` }, series("Leads sent/min", "--good"), series("Status checks/min", "--busy")],
      axes: [axis, { ...axis, size: 60 }],
    };
    const data = [pace.at, aMinute(pace.sent, width), aMinute(pace.polls, width)];
    if (pace.throttled.some((number) => number > 0)) {
      options.series.push(series("Rate-limit pauses/min", "--bad"));
      data.push(aMinute(pace.throttled, width));
    }
    const chart = new uPlot(options, data, place);
    new ResizeObserver(() => chart.setSize({ width: place.clientWidth, height: 220 })).observe(place);
  };

  document.querySelectorAll("[data-pace]").forEach(async (place) => {
    const answer = await fetch(place.dataset.pace, { headers: { Accept: "application/json" } });
    const pace = answer.ok ? await answer.json() : { at: [] };
    if (pace.at.length > 1) {
      draw(place, pace);
    } else {
      place.remove();
    }
  });
})();
