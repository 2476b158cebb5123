// The key `p`: it crosses from Chinese to a translation and back, however many there are.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import vm from "node:vm";

const script = readFileSync(new URL("../../docs/assets/javascripts/parallel.js", import.meta.url), "utf8");
const site = ["zh-Hant", "zh-Hans", "fr", "en"];

// What stands beside a page in one language after `p`.
function pressed(own, tags) {
  const clicked = [], handlers = {};
  const boxes = tags.filter((tag) => tag !== own).map((value) => ({ value, addEventListener() {}, click: () => clicked.push(value) }));
  const languages = JSON.stringify(tags.map((tag) => ({ tag, translation: !tag.startsWith("zh") })));
  const document = {
    documentElement: { lang: own },
    querySelectorAll: () => boxes,
    querySelector: () => ({ dataset: { languages } }),
    addEventListener: (name, handler) => { handlers[name] = handler; },
  };
  vm.runInNewContext(script, { document, location: { search: "" }, localStorage: { getItem: () => null }, URLSearchParams });
  handlers.keydown({ key: "p", target: { closest: () => null } });
  return clicked;
}

test("beside Chinese it is the first translation, beside any translation the first Chinese", () => {
  assert.deepEqual(["zh-Hant", "zh-Hans", "fr", "en"].map((own) => pressed(own, site)), [["fr"], ["fr"], ["zh-Hant"], ["zh-Hant"]]);
  assert.deepEqual(["zh-Hant", "en"].map((own) => pressed(own, ["zh-Hant", "zh-Hans", "en"])), [["en"], ["zh-Hant"]]);
  assert.deepEqual(pressed("en", ["en", "fr", "zh-Hant"]), ["zh-Hant"]);
});

test("where there is only Chinese it is the other script", () => {
  assert.deepEqual(pressed("zh-Hans", ["zh-Hant", "zh-Hans"]), ["zh-Hant"]);
});
