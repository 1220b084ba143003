import assert from "node:assert/strict";
import test from "node:test";
import { applyNotice, applyStep } from "../../main/resources/META-INF/resources/client/state.js";
import { clock, meeting, person, you } from "./simulated.js";

/** Any change to what was given would throw. */
function frozen(value) {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}

const after = (state, ...steps) => steps.reduce((s, step) => frozen(applyStep(s, frozen(step))), frozen(state));
const entry = (id) => ({ requestId: `q-${id}`, person: person(id), kind: "STATEMENT", status: "PENDING", requestedAt: 1 });
const holder = (id, more = {}) => ({ person: person(id), since: 2, clock: clock(), ...more });

test("the list is opened and closed", () => {
  assert.equal(after(meeting(), { type: "listClosed" }).list.status, "CLOSED");
  assert.equal(after(meeting(), { type: "listClosed" }, { type: "listOpened" }).list.status, "OPEN");
});

test("a request is listed at its position and taken off by its id", () => {
  const state = after(
    meeting(),
    { type: "requestListed", entry: entry("a"), position: 0 },
    { type: "requestListed", entry: entry("b"), position: 1 },
    { type: "requestListed", entry: entry("c"), position: 1 },
  );
  assert.deepEqual(state.list.entries.map((e) => e.person.id), ["a", "c", "b"]);
  const left = after(state, { type: "requestUnlisted", requestId: "q-c", status: "GRANTED" });
  assert.deepEqual(left.list.entries.map((e) => e.person.id), ["a", "b"]);
});

test("holders are appended and removed by participant", () => {
  const state = after(
    meeting(),
    { type: "floorGiven", holder: holder("a") },
    { type: "floorGiven", holder: holder("b") },
  );
  assert.deepEqual(state.floor.holders.map((h) => h.person.id), ["a", "b"]);
  const ended = after(state, { type: "floorEnded", participantId: "a", end: "YIELDED" });
  assert.deepEqual(ended.floor.holders.map((h) => h.person.id), ["b"]);
});

test("a clock changes for its holder alone", () => {
  const state = after(
    meeting({ floor: { openMicrophones: 2, holders: [holder("a"), holder("b")] } }),
    { type: "clockChanged", participantId: "b", clock: { spentMillis: 7, state: "PAUSED" } },
  );
  assert.equal(state.floor.holders[0].clock.state, "RUNNING");
  assert.deepEqual(state.floor.holders[1].clock, { spentMillis: 7, state: "PAUSED" });
});

test("warning and expiry change nothing in the state", () => {
  const state = frozen(meeting());
  assert.equal(applyStep(state, { type: "clockWarned", participantId: "a", restMillis: 1 }), state);
  assert.equal(applyStep(state, { type: "clockExpired", participantId: "a" }), state);
});

test("a channel's microphone is replaced, and left out when nobody is live", () => {
  const live = after(meeting(), { type: "channelChanged", language: "fr", microphone: person("i") });
  assert.equal(live.channels[0].microphone.id, "i");
  const shut = after(live, { type: "channelChanged", language: "fr" });
  assert.equal("microphone" in shut.channels[0], false);
});

test("presence is set wherever the person stands", () => {
  const p = person("p");
  const state = after(
    meeting({
      presidency: { chair: p, offeredTo: p },
      list: { status: "OPEN", entries: [entry("p"), entry("x")] },
      floor: { openMicrophones: 1, holders: [holder("p")] },
      channels: [{ language: "fr", whenSilent: "FLOOR", microphone: p, booth: [p, person("x")] }],
      roster: [p],
    }),
    { type: "presenceChanged", participantId: "p", presence: "INTERRUPTED" },
  );
  const where = [
    state.presidency.chair,
    state.presidency.offeredTo,
    state.list.entries[0].person,
    state.floor.holders[0].person,
    state.channels[0].microphone,
    state.channels[0].booth[0],
    state.roster[0],
  ];
  assert.ok(where.every(({ presence }) => presence === "INTERRUPTED"));
  assert.equal(state.list.entries[1].person.presence, "PRESENT");
  assert.equal(state.channels[0].booth[1].presence, "PRESENT");
});

test("presence adds nobody to a view that does not show them", () => {
  const state = after(meeting(), { type: "presenceChanged", participantId: "p", presence: "ABSENT" });
  assert.deepEqual(state, meeting());
});

test("the roster is kept in order of name, then id", () => {
  const named = (id, name) => person(id, { name });
  const state = after(
    meeting({ roster: [named("1", "Bela"), named("2", "Zoe")] }),
    { type: "rosterChanged", present: [named("4", "Bela"), named("3", "Ana"), named("2", "Abe")], gone: ["1"] },
  );
  assert.deepEqual(state.roster.map(({ id }) => id), ["2", "3", "4"]);
});

test("the end of the meeting empties list, floor and microphones", () => {
  const state = after(
    meeting({
      list: { status: "OPEN", entries: [entry("a")] },
      floor: { openMicrophones: 1, holders: [holder("b")] },
      channels: [{ language: "fr", whenSilent: "FLOOR", microphone: person("i") }],
    }),
    { type: "meetingEnded" },
  );
  assert.equal(state.meeting.phase, "ENDED");
  assert.deepEqual([state.list.entries, state.floor.holders], [[], []]);
  assert.equal("microphone" in state.channels[0], false);
});

test("a step of a kind not known changes nothing", () => {
  const state = frozen(meeting());
  assert.equal(applyStep(state, { type: "somethingNew" }), state);
});

test("the microphone is open from its notice to its notice", () => {
  const open = applyNotice(frozen(you("p")), { type: "microphoneOpened", on: "floor" });
  assert.equal(open.openOn, "floor");
  assert.equal(applyNotice(frozen(open), { type: "microphoneClosed", on: "fr", reason: "YIELDED" }).openOn, "floor");
  const shut = applyNotice(open, { type: "microphoneClosed", on: "floor", reason: "REVOKED" });
  assert.equal("openOn" in shut, false);
});
