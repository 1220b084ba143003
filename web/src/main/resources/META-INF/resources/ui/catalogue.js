/** The languages of the page, by the names their readers give them. */
export const LANGUAGES = /** @type {const} */ (["ar", "zh", "en", "fr", "ru", "es"]);

const FALLBACK = "en";
const KEPT_UNDER = "rostrum.language";
const RIGHT_TO_LEFT = new Set(["ar"]);
const STRONG_RTL = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/u;

/** @typedef {Record<string, string | Record<string, string>>} Sentences by code; several by plural category (CLDR) where they differ by count */

/** All that the page says, in one language. */
export class Catalogue {
  /**
   * @param {string} language
   * @param {Sentences} sentences
   */
  constructor(language, sentences) {
    this.language = language;
    this.direction = RIGHT_TO_LEFT.has(language) ? "rtl" : "ltr";
    this.#sentences = sentences;
    this.#plurals = new Intl.PluralRules(language);
    this.#numbers = new Intl.NumberFormat(language);
    this.#languages = new Intl.DisplayNames([language], { type: "language" });
  }

  #sentences;
  #plurals;
  #numbers;
  #languages;

  /** @param {string} code */
  has(code) {
    return code in this.#sentences;
  }

  /**
   * The sentence of a code. Texts put into it keep their own direction; `count` chooses among the plurals.
   *
   * @param {string} code
   * @param {Record<string, string | number>} [params]
   */
  say(code, params = {}) {
    const entry = this.#sentences[code] ?? code;
    const sentence = typeof entry === "string" ? entry : this.#plural(entry, Number(params["count"]));
    return sentence.replaceAll(/\{(\w+)\}/gu, (whole, name) => {
      const value = params[name];
      if (value === undefined) return whole;
      return typeof value === "number" ? this.number(value) : this.#isolated(value);
    });
  }

  /** @param {number} value */
  number(value) {
    return this.#numbers.format(value);
  }

  /** Minutes and seconds of a span of time, as a clock shows them. @param {number} millis */
  minutes(millis) {
    const seconds = Math.floor(Math.abs(millis) / 1000);
    const two = new Intl.NumberFormat(this.language, { minimumIntegerDigits: 2, useGrouping: false });
    return `${this.#numbers.format(Math.floor(seconds / 60))}:${two.format(seconds % 60)}`;
  }

  /** Date and time of day. @param {number} time milliseconds since the epoch */
  moment(time) {
    return new Intl.DateTimeFormat(this.language, { dateStyle: "medium", timeStyle: "short" }).format(time);
  }

  /** A language's name in the language of the page. @param {string} tag */
  languageName(tag) {
    return this.#languages.of(tag) ?? tag;
  }

  /** Of names by language the one that suits the page. @param {Record<string, string>} names */
  choose(names) {
    return names[this.language] ?? names[FALLBACK] ?? Object.values(names)[0] ?? "";
  }

  /** @param {Record<string, string>} forms @param {number} count */
  #plural(forms, count) {
    return forms[this.#plurals.select(count)] ?? forms["other"] ?? "";
  }

  /** Between first-strong isolate and its end (UAX #9), where directions may meet. @param {string} text */
  #isolated(text) {
    return this.direction === "rtl" || STRONG_RTL.test(text) ? `\u2068${text}\u2069` : text;
  }
}

/** A language's name as its speakers write it. @param {string} tag */
export function ownName(tag) {
  const name = new Intl.DisplayNames([tag], { type: "language" }).of(tag) ?? tag;
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
}

/**
 * The language to begin with: of the address, as last chosen, or of the browser.
 *
 * @param {{ asked: string | null, kept: string | null, browser: readonly string[] }} wishes
 */
export function firstLanguage({ asked, kept, browser }) {
  for (const wish of [asked, kept, ...browser]) {
    const base = wish?.toLowerCase().split("-")[0];
    const known = LANGUAGES.find((language) => language === base);
    if (known !== undefined) return known;
  }
  return FALLBACK;
}

/** The language that this browser's reader wants. */
export function wantedLanguage() {
  return firstLanguage({
    asked: new URLSearchParams(location.search).get("lang"),
    kept: kept(),
    browser: navigator.languages,
  });
}

/** Loads a language and makes it that of the page. @param {string} language */
export async function loadCatalogue(language) {
  const answer = await fetch(new URL(`./texts/${language}.json`, import.meta.url));
  if (!answer.ok) throw new Error(`no texts for ${language}: ${answer.status}`);
  const catalogue = new Catalogue(language, await answer.json());
  document.documentElement.lang = catalogue.language;
  document.documentElement.dir = catalogue.direction;
  return catalogue;
}

/** Remembers a choice of language. @param {string} language */
export function keepLanguage(language) {
  try {
    localStorage.setItem(KEPT_UNDER, language);
  } catch {
    // A browser that keeps nothing asks again next time.
  }
}

function kept() {
  try {
    return localStorage.getItem(KEPT_UNDER);
  } catch {
    return null;
  }
}
