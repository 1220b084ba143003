/** @import * as Wire from "./rostrum-v1.js" */

/**
 * What one is and may do at this moment of the meeting: derived, for pages; the server decides.
 *
 * @typedef {object} Position
 * @property {boolean} presides
 * @property {boolean} keepsList gives and takes the floor, opens and closes the list
 * @property {boolean} mayAsk may ask for the floor
 * @property {boolean} maySpeak has sound to send: a delegate, a chair, an interpreter
 * @property {boolean} chairOffered may take the chair now
 * @property {Wire.FloorHolder | undefined} holding
 * @property {Wire.ListEntry | undefined} waiting
 * @property {number} place 1 is next; 0: not on the list
 * @property {string[]} booth the languages one may interpret into
 */

/**
 * @param {Wire.MeetingState} state
 * @param {Wire.You} you
 * @returns {Position}
 */
export function positionOf(state, you) {
  const me = you.person.id;
  const has = new Set(you.rights);
  const presides = state.presidency.chair?.id === me;
  const index = state.list.entries.findIndex((entry) => entry.person.id === me);
  const presiding = state.presidency.chair;
  const anotherChair = presiding?.role === "CHAIR" && presiding.presence === "PRESENT";
  const returning = you.person.role === "CHAIR" && !presides && !anotherChair;
  const running = state.meeting.phase === "RUNNING";
  const languages = new Set(you.person.languages);
  return {
    presides,
    keepsList: running && (has.has("KEEP_LIST") || presides),
    mayAsk: running && has.has("SPEAK") && !presides,
    maySpeak: has.has("SPEAK") || has.has("INTERPRET") || presides,
    chairOffered: running && (state.presidency.offeredTo?.id === me || returning),
    holding: state.floor.holders.find((holder) => holder.person.id === me),
    waiting: state.list.entries[index],
    place: index + 1,
    booth: has.has("INTERPRET")
      ? state.channels.map((channel) => channel.language).filter((language) => languages.has(language))
      : [],
  };
}

/**
 * Speaking time at a moment.
 *
 * @param {Wire.SpeakingClock} clock
 * @param {number} serverNow
 * @returns {{ spent: number, rest: number | undefined, phase: "free" | "within" | "warned" | "over" }}
 *     milliseconds; rest is undefined without a limit and negative when time is over
 */
export function readClock(clock, serverNow) {
  const running = clock.runningSince === undefined ? 0 : Math.max(0, serverNow - clock.runningSince);
  const spent = clock.spentMillis + running;
  if (clock.limitMillis === undefined) return { spent, rest: undefined, phase: "free" };
  const rest = clock.limitMillis - spent;
  if (rest <= 0) return { spent, rest, phase: "over" };
  const warned = clock.warnAtRestMillis !== undefined && rest <= clock.warnAtRestMillis;
  return { spent, rest, phase: warned ? "warned" : "within" };
}
