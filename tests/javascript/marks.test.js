// Where what was typed stands in the sentences of a section.
import assert from "node:assert/strict";
import test from "node:test";
import { excerpt, marks } from "../../docs/assets/javascripts/search/marks.js";
import { parse } from "../../docs/assets/javascripts/search/query.js";

const fold = (text) => text.toLowerCase();
const units = (query) => parse(query, fold);
const chinese = { runs: [[["a1-1-1", "旧书流通。"], ["a1-1-2", "通则旧书旧书。"]], [["a1-2-1", "则"]]] };
const english = { runs: [[["a1-1-1", "Used books circulate."], ["a1-1-2", "A book is used; used Books."]]] };

test("a string is marked wherever it stands, over the end of a sentence but not of a paragraph", () => {
  assert.deepEqual([...marks(chinese, false, units("旧书"), fold)], [["a1-1-1", [[0, 2]]], ["a1-1-2", [[2, 6]]]]);
  assert.deepEqual([...marks(chinese, false, units("。通则"), fold)], [["a1-1-1", [[4, 5]]], ["a1-1-2", [[0, 2]]]]);
  assert.deepEqual([...marks(chinese, false, units("旧书。则"), fold)], []);
});

test("marks that touch or overlap are one", () => {
  assert.deepEqual([...marks(chinese, false, units("旧书流 书流通"), fold)], [["a1-1-1", [[0, 4]]]]);
});

test("English words are marked in all their forms, side by side if they were typed as one", () => {
  assert.deepEqual([...marks(english, true, units("book"), fold)], [["a1-1-1", [[5, 10]]], ["a1-1-2", [[2, 6], [21, 26]]]]);
  assert.deepEqual([...marks(english, true, units('"used books"'), fold)], [["a1-1-1", [[0, 10]]], ["a1-1-2", [[16, 26]]]]);
  assert.deepEqual([...marks(english, true, units('"used book"'), fold)], []);
});

test("an excerpt has its marks and says where it was cut", () => {
  globalThis.document = { createElement: () => ({ textContent: "" }) };
  const shown = (nodes) => nodes.map((node) => (typeof node === "string" ? node : `[${node.textContent}]`)).join("");
  const text = "0123456789".repeat(10);
  assert.equal(shown(excerpt("short", [[1, 3]], 40)), "s[ho]rt");
  const cut = shown(excerpt(text, [[52, 54]], 20));
  assert.ok(cut.startsWith("…") && cut.endsWith("…") && cut.includes("[23]"));
  assert.equal(cut.replace(/[…[\]]/g, "").length, 20);
  assert.ok(shown(excerpt(text, [[0, 30]], 20)).startsWith(`[${text.slice(0, 30)}]`));
});
