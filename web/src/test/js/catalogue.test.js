import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import test from "node:test";
import { Catalogue, LANGUAGES, firstLanguage, ownName } from "../../main/resources/META-INF/resources/ui/catalogue.js";

const resources = new URL("../../main/resources/META-INF/resources/", import.meta.url);
const read = (path) => readFileSync(new URL(path, resources), "utf8");
const sentences = Object.fromEntries(LANGUAGES.map((language) => [language, JSON.parse(read(`ui/texts/${language}.json`))]));
const english = sentences.en;
const parameters = (entry) => [...new Set(JSON.stringify(entry).match(/\{(\w+)\}/gu) ?? [])].sort();
const sources = readdirSync(new URL("ui/", resources), { recursive: true })
  .filter((path) => String(path).endsWith(".js"))
  .map((path) => [String(path), read(`ui/${path}`)]);

for (const language of LANGUAGES) {
  test(`${language} says everything that English says, and nothing else`, () => {
    assert.deepEqual(Object.keys(sentences[language]).sort(), Object.keys(english).sort());
  });

  test(`${language} has every plural form of its own, and no other`, () => {
    const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
    for (const [code, entry] of Object.entries(sentences[language])) {
      assert.equal(typeof entry === "object", typeof english[code] === "object", code);
      if (typeof entry === "object") assert.deepEqual(Object.keys(entry).sort(), categories, code);
    }
  });

  test(`${language} uses the parameters that English uses`, () => {
    for (const [code, entry] of Object.entries(sentences[language])) {
      assert.deepEqual(parameters(entry), parameters(english[code]), code);
    }
  });

  test(`${language} leaves nothing empty`, () => {
    for (const [code, entry] of Object.entries(sentences[language])) {
      for (const text of typeof entry === "string" ? [entry] : Object.values(entry)) {
        assert.notEqual(text.trim(), "", code);
      }
    }
  });
}

test("there is a sentence for every refusal of the server's registry", () => {
  const codes = /type RefusalCode = ([^;]+);/u.exec(read("client/rostrum-v1.d.ts"))[1].match(/[A-Z_]+/gu);
  assert.ok(codes.length > 30);
  assert.deepEqual(codes.filter((code) => !(`refusal.${code}` in english)), []);
});

test("there is a word for every value of the wire that the page shows", () => {
  const declarations = read("client/rostrum-v1.d.ts");
  const values = (type) => new RegExp(`type ${type} = ([^;]+);`, "u").exec(declarations)[1].match(/[A-Z_]+/gu);
  const shown = {
    Role: "role",
    Right: "right",
    Presence: "presence",
    ListStatus: "list",
    ClockState: "clock",
    CloseReason: "closed",
    WhenSilent: "listen.silent",
  };
  for (const [type, prefix] of Object.entries(shown)) {
    assert.deepEqual(values(type).filter((value) => !(`${prefix}.${value}` in english)), [], type);
  }
});

test("every code that an element says is in the catalogue", () => {
  for (const [path, source] of sources) {
    for (const [, code] of source.matchAll(/"([a-z]+(?:\.[A-Za-z]+)+)"/gu)) {
      if (/\.(js|json)$/u.test(code) || code.startsWith("rostrum.")) continue;
      assert.ok(code in english, `${path}: ${code}`);
    }
  }
});

test("everything in the catalogue is said somewhere", () => {
  const all = sources.map(([, source]) => source).join("\n");
  const composed = [...all.matchAll(/`([a-z.]+)\.\$\{/gu)].map(([, prefix]) => prefix);
  const unsaid = Object.keys(english).filter(
    (code) => !all.includes(`"${code}"`) && !composed.some((prefix) => code.startsWith(`${prefix}.`)),
  );
  assert.deepEqual(unsaid, []);
});

test("plurals follow the language, numbers its digits", () => {
  const russian = new Catalogue("ru", sentences.ru);
  assert.deepEqual(
    [1, 3, 5, 21].map((count) => russian.say("people.count", { count })),
    ["1 человек", "3 человека", "5 человек", "21 человек"],
  );
  assert.equal(new Catalogue("fr", sentences.fr).say("people.count", { count: 1_234 }), "1\u202f234 personnes");
});

test("a name keeps its own direction within a sentence", () => {
  const english_ = new Catalogue("en", english);
  assert.equal(english_.say("floor.given", { name: "Ana" }), "Ana has the floor.");
  assert.equal(english_.say("floor.given", { name: "ليلى" }), "\u2068ليلى\u2069 has the floor.");
  assert.ok(new Catalogue("ar", sentences.ar).say("floor.given", { name: "Ana" }).includes("\u2068Ana\u2069"));
});

test("an unknown code shows itself, an unknown parameter stays", () => {
  const texts = new Catalogue("en", { a: "x {b}" });
  assert.equal(texts.say("nothing.here"), "nothing.here");
  assert.equal(texts.say("a"), "x {b}");
});

test("Arabic runs from right to left, the others from left to right", () => {
  const directions = LANGUAGES.map((language) => new Catalogue(language, {}).direction);
  assert.deepEqual(directions, ["rtl", "ltr", "ltr", "ltr", "ltr", "ltr"]);
});

test("time is shown in minutes and seconds", () => {
  const texts = new Catalogue("en", {});
  assert.deepEqual([0, 59_999, 61_000, 3_600_000, -5_000].map((t) => texts.minutes(t)), ["0:00", "0:59", "1:01", "60:00", "0:05"]);
});

test("the page's language is that of the address, else the last choice, else the browser's, else English", () => {
  const browser = ["pt-BR", "fr-CH", "en"];
  assert.equal(firstLanguage({ asked: "RU", kept: "ar", browser }), "ru");
  assert.equal(firstLanguage({ asked: "xx", kept: "ar", browser }), "ar");
  assert.equal(firstLanguage({ asked: null, kept: null, browser }), "fr");
  assert.equal(firstLanguage({ asked: null, kept: null, browser: ["pt"] }), "en");
});

test("a language's own name begins with a capital", () => {
  assert.deepEqual(["fr", "ru", "ar"].map(ownName), ["Français", "Русский", "العربية"]);
});
