// Rules of the page that no type checker knows.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import test from "node:test";

const resources = new URL("../../main/resources/META-INF/resources/", import.meta.url);
const read = (path) => readFileSync(new URL(path, resources), "utf8");
const files = (folder, ...endings) =>
  readdirSync(new URL(folder, resources), { recursive: true })
    .map((path) => `${folder}${path}`)
    .filter((path) => endings.some((ending) => path.endsWith(ending)));

/** The parts of the template literals with a tag, without what is put into them. */
function templates(source, tag) {
  const found = [];
  const after = (end, from) => {
    const at = source.indexOf(end, from);
    return at < 0 ? source.length : at + end.length;
  };
  const literal = (from, collect) => {
    let text = "";
    let at = from;
    while (source[at] !== "`") {
      if (source[at] === "\\") {
        at += 2;
      } else if (source.startsWith("${", at)) {
        at = expression(at + 2);
        text += "\u0000";
      } else {
        text += source[at++];
      }
      assert.ok(at < source.length, "a literal without an end");
    }
    if (collect) found.push(text);
    return at + 1;
  };
  const expression = (from) => {
    let at = from;
    while (source[at] !== "}") {
      if (source[at] === "`") at = literal(at + 1, source.slice(0, at).endsWith(tag));
      else if (source[at] === "{") at = expression(at + 1);
      else if (source[at] === '"') at = after('"', at + 1);
      else at += 1;
      assert.ok(at < source.length, "an expression without an end");
    }
    return at + 1;
  };
  for (let at = 0; at < source.length; ) {
    if (source.startsWith("/*", at)) at = after("*/", at + 2);
    else if (source.startsWith("//", at)) at = after("\n", at);
    else if (source[at] === '"') at = after('"', at + 1);
    else if (source[at] === "`") at = literal(at + 1, source.slice(0, at).endsWith(tag));
    else at += 1;
  }
  return found;
}

const SPOKEN_ATTRIBUTES = /\s(aria-label|aria-description|title|placeholder|alt)="([^"\u0000]*\p{L}[^"]*)"/gu;

/** What of a template would be read by people. */
function sentencesIn(template) {
  const attributes = [...template.matchAll(SPOKEN_ATTRIBUTES)].map(([, name, text]) => `${name}=${text}`);
  const text = template.replaceAll(/<!--.*?-->/gsu, "").replaceAll(/<[^>]*>/gsu, " ");
  return [...attributes, ...(text.match(/\p{L}+/gu) ?? [])];
}

test("the scanner sees sentences in elements", () => {
  const source = 'html`<p title="Hi ${x}">Word ${a ? html`<b>Inner</b>` : `not ${b}`}</p>`; css`p{}`; "html`no`"; // html`x`';
  assert.deepEqual(templates(source, "html").flatMap(sentencesIn), ["Inner", "title=Hi \u0000", "Word"]);
});

test("no sentence stands in an element", () => {
  const found = files("ui/", ".js").flatMap((path) =>
    templates(read(path), "html").flatMap(sentencesIn).map((text) => `${path}: ${text}`),
  );
  assert.deepEqual(found, []);
});

const PHYSICAL = [
  /\b(?:margin|padding)-(?:left|right|top|bottom)\b/u,
  /\bborder-(?:left|right|top|bottom)\b/u,
  /\b(?:text-align|float|clear)\s*:\s*(?:left|right)\b/u,
  /(?:^|[\s;{])(?:left|right|top|bottom)\s*:/mu,
  /(?:^|[\s;{])(?:min-|max-)?(?:width|height)\s*:/mu,
];

test("styles know start and end, not left and right", () => {
  const found = files("ui/", ".css", ".js").flatMap((path) => {
    const source = read(path);
    const styles = path.endsWith(".css") ? [source] : templates(source, "css");
    const rules = styles.join("\n").replaceAll(/@media[^{]*/gu, "").replaceAll(/\/\*.*?\*\//gsu, "");
    return PHYSICAL.map((rule) => rule.exec(rules)?.[0]).filter(Boolean).map((hit) => `${path}: ${hit.trim()}`);
  });
  assert.deepEqual(found, []);
});

test("no style stands in an attribute and no script in a page, so that a strict policy holds", () => {
  for (const path of files("ui/", ".js")) assert.doesNotMatch(templates(read(path), "html").join("\n"), /\sstyle=/u, path);
  const scripts = [...read("index.html").matchAll(/<script(?![^>]*\bsrc=)([^>]*)>/gu)].map(([, attributes]) => attributes.trim());
  assert.deepEqual(scripts, ['type="importmap"']);
});

test("the client touches no page", () => {
  for (const path of files("client/", ".js")) {
    assert.doesNotMatch(read(path), /\b(?:document|customElements|HTMLElement|localStorage|lit)\b/u, path);
  }
});

test("nothing is asked of another server", () => {
  for (const path of [...files("ui/", ".js", ".css"), ...files("client/", ".js"), "index.html"]) {
    assert.doesNotMatch(read(path), /\b(?:https?|wss?):\/\/(?!www\.w3\.org\/)/u, path);
  }
});

test("no file is longer than 500 lines", () => {
  for (const path of [...files("ui/", ".js", ".css"), ...files("client/", ".js")]) {
    assert.ok(read(path).split("\n").length <= 500, path);
  }
});
