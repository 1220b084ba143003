import { Refusal } from "../client/index.js";

/** @import { MeetingClient, MeetingSound } from "../client/index.js" */
/** @import { Catalogue } from "./catalogue.js" */

const SHOWN_FOR = 9_000;

/**
 * Something said to the participant for a moment.
 *
 * @typedef {{ id: number, text: string, kind: "refusal" | "news" }} Remark
 */

/** What all elements of a meeting's page share: the meeting, its sound, the words. */
export class Room {
  /**
   * @param {object} options
   * @param {MeetingClient} options.client
   * @param {MeetingSound} options.sound
   * @param {Catalogue} options.texts
   */
  constructor({ client, sound, texts }) {
    this.client = client;
    this.sound = sound;
    this.#texts = texts;
    client.watch(() => this.changed());
  }

  #texts;
  #lastRemark = 0;
  /** @type {Set<() => void>} */
  #watchers = new Set();
  /** @type {Remark[]} */
  remarks = [];

  get texts() {
    return this.#texts;
  }

  set texts(texts) {
    this.#texts = texts;
    this.changed();
  }

  get picture() {
    return this.client.picture;
  }

  /** The meeting and oneself, once a snapshot has come. */
  get meeting() {
    const { state, you, position } = this.client.picture;
    if (state === undefined || you === undefined || position === undefined) return undefined;
    return { state, you, position };
  }

  /** Whether requests reach the server now. */
  get online() {
    return this.client.picture.status.phase === "joined";
  }

  /** Whether requests are shown as possible. */
  get offline() {
    return !this.online;
  }

  /** @param {() => void} watcher @returns {() => void} ends it */
  watch(watcher) {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  changed() {
    for (const watcher of [...this.#watchers]) watcher();
  }

  /** Carries a request out and shows why, if it is refused. @param {Promise<unknown>} request */
  async perform(request) {
    try {
      await request;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.remark(sentenceOf(this.#texts, error), "refusal");
    }
  }

  /** @param {string} text @param {Remark["kind"]} kind */
  remark(text, kind) {
    const id = ++this.#lastRemark;
    this.remarks = [...this.remarks, { id, text, kind }];
    setTimeout(() => this.dismiss(id), SHOWN_FOR);
    this.changed();
  }

  /** @param {number} id */
  dismiss(id) {
    this.remarks = this.remarks.filter((remark) => remark.id !== id);
    this.changed();
  }
}

/** The words for a refusal: of the catalogue, or the server's English if it does not know the code. @param {Catalogue} texts @param {Refusal} refusal */
export function sentenceOf(texts, refusal) {
  const code = `refusal.${refusal.code}`;
  if (!texts.has(code)) return refusal.message;
  return texts.say(code, readable(texts, refusal.params));
}

/** Parameters as people read them. @param {Catalogue} texts @param {Record<string, string>} params */
function readable(texts, params) {
  const { role, language, right } = params;
  return {
    ...params,
    ...(role === undefined ? {} : { role: texts.say(`role.${role.toUpperCase()}`) }),
    ...(right === undefined ? {} : { right: texts.say(`right.${right.toUpperCase()}`) }),
    ...(language === undefined ? {} : { language: texts.languageName(language) }),
  };
}
