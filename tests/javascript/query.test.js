// What a reader types, taken apart.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { folder, parse, stem, words } from "../../docs/assets/javascripts/search/query.js";

const site = process.env.SITE;
const fold = folder(JSON.parse(readFileSync(`${site}/search/fold.json`, "utf8")));

test("folding gives one character for one, and the same for both scripts", () => {
  const { segments } = JSON.parse(readFileSync(process.env.SEGMENTS, "utf8"));
  assert.ok(segments.length > 100);
  for (const segment of segments) {
    assert.equal(fold(segment["zh-Hant"]).length, segment["zh-Hant"].length);
    assert.equal(fold(segment["zh-Hant"].replace(/[「」『』]/g, "")), fold(segment["zh-Hans"].replace(/[“”‘’]/g, "")));
  }
});

test("folding lowers what stays as long as it is, and leaves the rest", () => {
  assert.equal(fold("ABC"), "abc");
  assert.equal(fold("İ𠮷").length, "İ𠮷".length);
});

test("words are found with their places, and stemmed", () => {
  const text = "used books, mended";
  assert.deepEqual(words(text).map(({ start, end }) => text.slice(start, end)), ["used", "books", "mended"]);
  assert.equal(stem("books"), stem("book"));
  assert.equal(stem("exchanging"), stem("exchanges"));
  assert.notEqual(stem("book"), stem("box"));
  assert.deepEqual([63, 64].map((letters) => stem(`${"y".repeat(letters)}s`).length), [63, 65]);
});

test("each thing typed is a unit; quoted words are one", () => {
  assert.deepEqual(parse('books "used book" 旧书', fold).map((unit) => unit.text), ["books", "used book", fold("旧书")]);
  assert.deepEqual(parse("books & cards", fold).map((unit) => unit.text), ["books", "cards"]);
  assert.deepEqual(parse("&", fold).map((unit) => unit.text), ["&"]);
  assert.deepEqual(parse("  ", fold), []);
});

test("quoted English is exact and stands for nothing else; Chinese is a string", () => {
  const [quoted] = parse('"used books"', fold);
  assert.deepEqual([quoted.exact, quoted.strings], [["used", "books"], []]);
  const [chinese] = parse("旧书", fold);
  assert.deepEqual([chinese.stems, chinese.exact], [[], null]);
  assert.ok(chinese.strings.includes(fold("舊書")));
});

test("a year is one year, however it is written", () => {
  const written = ["2101", "二一〇一", "二一零一"].map((year) => parse(fold(year), fold)[0].strings);
  for (const strings of written) assert.ok(strings.includes("二一〇一") || strings.includes(fold("二一〇一")), strings);
  assert.ok(written[1].includes("2101"));
  assert.deepEqual(parse("21010", fold)[0].strings, ["21010"]);
});
