// Where what was typed stands in the sentences of one section.
import { words } from "./query.js";

// Map of a sentence's anchor -> [[start, end], …] in its own text, for the data of one language, a translation or not.
export function marks(data, translation, units, fold) {
  const found = new Map();
  for (const run of data.runs) {
    const joint = translation ? null : run.map(([, text]) => text).join("");
    const spans = joint === null ? [] : strings(fold(joint), units);
    let offset = 0;
    for (const [anchor, text] of run) {
      const own = joint === null ? phrases(fold(text), units) : clipped(spans, offset, text.length);
      if (own.length) found.set(anchor, merged(own));
      offset += text.length;
    }
  }
  return found;
}

function strings(text, units) {
  const spans = [];
  for (const string of units.flatMap((unit) => unit.strings)) {
    for (let at = text.indexOf(string); at >= 0; at = text.indexOf(string, at + 1)) spans.push([at, at + string.length]);
  }
  return spans;
}

function phrases(text, units) {
  const all = words(text);
  const spans = [];
  for (const unit of units) {
    const wanted = unit.english ?? unit.stems;
    for (let i = 0; wanted.length && i + wanted.length <= all.length; i++) {
      const fits = wanted.every((stem, j) => all[i + j].stem === stem && (!unit.exact || all[i + j].word === unit.exact[j]));
      if (fits) spans.push([all[i].start, all[i + wanted.length - 1].end]);
    }
  }
  return spans;
}

function clipped(spans, offset, length) {
  return spans.map(([a, b]) => [Math.max(a - offset, 0), Math.min(b - offset, length)]).filter(([a, b]) => a < b);
}

function merged(spans) {
  const out = [];
  for (const [a, b] of spans.sort((x, y) => x[0] - y[0] || x[1] - y[1])) {
    const last = out.at(-1);
    if (last && a <= last[1]) last[1] = Math.max(last[1], b);
    else out.push([a, b]);
  }
  return out;
}

// A sentence with its marks, as nodes; a long one is cut before the first mark and after `limit` characters.
export function excerpt(text, spans, limit) {
  const first = spans[0]?.[0] ?? 0;
  const start = text.length <= limit ? 0 : Math.min(Math.max(0, first - Math.floor(limit / 4)), text.length - limit);
  const stop = Math.min(text.length, Math.max(start + limit, spans[0]?.[1] ?? 0));
  const nodes = [start ? "…" : ""];
  let at = start;
  for (const [a, b] of spans.filter(([a, b]) => a >= start && b <= stop)) {
    const mark = document.createElement("mark");
    mark.textContent = text.slice(a, b);
    nodes.push(text.slice(at, a), mark);
    at = b;
  }
  return [...nodes, text.slice(at, stop), stop < text.length ? "…" : ""];
}
