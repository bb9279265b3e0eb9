// Draws config/monitoring/leadline-dashboard.json as an SVG, with the answers of a Prometheus to the queries of its panels. It is no Grafana:
// it shows that each query has data, and what they look like. Needs Node 18 or later and nothing else.
//   node packaging/dashboard/draw.mjs http://127.0.0.1:9090 FROM TO > docs/dashboard.svg      (FROM and TO in seconds since 1970)
import {readFileSync} from 'node:fs';

const [prometheus, from, to] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])];
const dashboard = JSON.parse(readFileSync(new URL('../../config/monitoring/leadline-dashboard.json', import.meta.url)));
const COLUMN = 50, ROW = 26, GAP = 8, TOP = 44;
const COLORS = ['#5794f2', '#73bf69', '#ff9830', '#f2495c', '#b877d9', '#fade2a', '#8ab8ff', '#96d98d', '#ffb357', '#ff7383'];

const escape = text => String(text).replace(/[&<>"]/g, c => ({'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;'})[c]);
const short = n => Math.abs(n) >= 1e9 ? (n / 1e9).toFixed(1) + ' G' : Math.abs(n) >= 1e6 ? (n / 1e6).toFixed(0) + ' M'
  : Math.abs(n) >= 1e4 ? (n / 1e3).toFixed(0) + ' k' : Number(n.toPrecision(3)).toString();
const unit = (n, name) => name === 's' ? (n >= 600 ? short(n / 60) + ' min' : short(n) + ' s') : name === 'bytes' ? short(n) + (Math.abs(n) >= 1e4 ? 'B' : ' B') : short(n);
const text = (x, y, size, fill, content, anchor = 'start') =>
  `<text x="${x}" y="${y}" font-size="${size}" fill="${fill}" text-anchor="${anchor}">${escape(content)}</text>`;
const legend = (format, labels) => (format || '').replace(/\{\{\s*(\w+)\s*}}/g, (all, name) => labels[name] ?? '')
  || Object.entries(labels).filter(([name]) => name !== '__name__').map(([, value]) => value).join(', ');

async function series(target) {
  const asked = new URLSearchParams({query: target.expr, start: from, end: to, step: Math.max(5, Math.round((to - from) / 240))});
  const answer = await (await fetch(`${prometheus}/api/v1/query_range?${asked}`)).json();
  if (answer.status !== 'success') throw new Error(`${target.expr}: ${answer.error}`);
  return answer.data.result.map(found => ({
    name: legend(target.legendFormat, found.metric),
    points: found.values.map(([at, value]) => [at, Number(value)]).filter(([, value]) => Number.isFinite(value)),
  })).filter(found => found.points.length > 0);
}

function chart(box, lines, name) {
  const left = box.x + 62, right = box.x + box.w - 10, top = box.y + 30, bottom = box.y + box.h - 40;
  const highest = Math.max(...lines.flatMap(line => line.points.map(([, value]) => value)), 0) || 1;
  const x = at => left + (at - from) / (to - from) * (right - left);
  const y = value => bottom - value / (highest * 1.08) * (bottom - top);
  const out = [];
  for (let i = 0; i <= 4; i++) {
    const value = highest * i / 4;
    out.push(`<line x1="${left}" x2="${right}" y1="${y(value)}" y2="${y(value)}" stroke="#2c3235"/>`);
    out.push(text(left - 6, y(value) + 4, 11, '#9fa7b3', unit(value, name), 'end'));
  }
  for (let i = 0; i <= 4; i++) {
    const at = from + (to - from) * i / 4;
    out.push(text(x(at), bottom + 15, 11, '#9fa7b3', new Date(at * 1000).toISOString().slice(11, 16), 'middle'));
  }
  let place = left;
  lines.forEach((line, i) => {
    const color = COLORS[i % COLORS.length];
    out.push(`<polyline fill="none" stroke="${color}" stroke-width="1.6" points="${
      line.points.map(([at, value]) => `${x(at).toFixed(1)},${y(value).toFixed(1)}`).join(' ')}"/>`);
    const width = 22 + line.name.length * 6;
    if (place + width <= right) {
      out.push(`<rect x="${place}" y="${bottom + 24}" width="10" height="4" fill="${color}"/>`, text(place + 14, bottom + 30, 11, '#c7d0d9', line.name));
    }
    place += width;
  });
  return out.join('');
}

const panels = [];
let height = 0, empty = [];
for (const panel of dashboard.panels) {
  const {x, y, w, h} = panel.gridPos;
  const box = {x: x * COLUMN + GAP, y: y * ROW + TOP, w: w * COLUMN - GAP, h: h * ROW - GAP};
  height = Math.max(height, box.y + box.h + GAP);
  const lines = (await Promise.all(panel.targets.map(series))).flat();
  const name = panel.fieldConfig?.defaults?.unit;
  let body;
  if (lines.length === 0) {
    empty.push(panel.title);
    body = text(box.x + box.w / 2, box.y + box.h / 2 + 10, 14, '#9fa7b3', 'No data', 'middle');
  } else if (panel.type === 'stat') {
    const last = lines[0].points.at(-1)[1];
    body = text(box.x + box.w / 2, box.y + box.h / 2 + 20, 30, '#73bf69', unit(last, name), 'middle');
  } else {
    body = chart(box, lines, name);
  }
  panels.push(`<g><rect x="${box.x}" y="${box.y}" width="${box.w}" height="${box.h}" rx="3" fill="#181b1f" stroke="#2c3235"/>${
    text(box.x + 10, box.y + 20, 13, '#d8d9da', panel.title)}${body}</g>`);
}
const width = 24 * COLUMN + GAP;
console.log(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="sans-serif">
<rect width="100%" height="100%" fill="#111217"/>
${text(GAP + 2, 28, 18, '#d8d9da', `${dashboard.title}, ${new Date(from * 1000).toISOString().slice(0, 16).replace('T', ' ')} to ${new Date(to * 1000).toISOString().slice(11, 16)} UTC`)}
${panels.join('\n')}
</svg>`);
if (empty.length > 0) console.error(`no data: ${empty.join(', ')}`);
