import assert from "node:assert/strict";
import test from "node:test";
import { positionOf, readClock } from "../../main/resources/META-INF/resources/client/position.js";
import { meeting, person, you } from "./simulated.js";

const entry = (id) => ({ requestId: `q-${id}`, person: person(id), kind: "STATEMENT", status: "PENDING", requestedAt: 1 });

test("one's place on the list counts from one", () => {
  const state = meeting({ list: { status: "OPEN", entries: [entry("a"), entry("me")] } });
  assert.equal(positionOf(state, you("me")).place, 2);
  assert.equal(positionOf(state, you("me")).waiting.requestId, "q-me");
  assert.equal(positionOf(state, you("b")).place, 0);
});

test("who presides keeps the list and need not ask for the floor", () => {
  const state = meeting({ presidency: { chair: person("me") } });
  const position = positionOf(state, you("me", { rights: ["SPEAK", "PRESIDE"] }));
  assert.deepEqual([position.presides, position.keepsList, position.mayAsk], [true, true, false]);
});

test("the chair is offered to whom it is offered, and to a chair who returns", () => {
  const chair = you("c", { person: person("c", { role: "CHAIR" }), rights: ["SPEAK", "PRESIDE"] });
  const deputy = person("d", { role: "DEPUTY_CHAIR" });
  assert.equal(positionOf(meeting({ presidency: { offeredTo: person("me") } }), you("me")).chairOffered, true);
  assert.equal(positionOf(meeting({ presidency: { chair: deputy } }), chair).chairOffered, true);
  const another = person("k", { role: "CHAIR" });
  assert.equal(positionOf(meeting({ presidency: { chair: another } }), chair).chairOffered, false);
  assert.equal(positionOf(meeting({ presidency: { chair: chair.person } }), chair).chairOffered, false);
});

test("a booth is what the meeting has of the interpreter's languages", () => {
  const state = meeting({ channels: ["ar", "fr", "es"].map((language) => ({ language, whenSilent: "FLOOR" })) });
  const me = you("i", { person: person("i", { languages: ["fr", "ru", "ar"] }), rights: ["INTERPRET"] });
  assert.deepEqual(positionOf(state, me).booth, ["ar", "fr"]);
  assert.deepEqual(positionOf(state, { ...me, rights: ["SPEAK"] }).booth, []);
});

test("nothing may be asked of a meeting that has ended", () => {
  const state = meeting();
  state.meeting.phase = "ENDED";
  const position = positionOf(state, you("me", { rights: ["SPEAK", "KEEP_LIST"] }));
  assert.deepEqual([position.mayAsk, position.keepsList], [false, false]);
});

test("speaking time runs while its clock runs", () => {
  const running = { spentMillis: 1_000, runningSince: 10_000, state: "RUNNING" };
  assert.deepEqual(readClock(running, 14_000), { spent: 5_000, rest: undefined, phase: "free" });
  const still = { spentMillis: 1_000, limitMillis: 3_000, state: "PAUSED" };
  assert.deepEqual(readClock(still, 99_000), { spent: 1_000, rest: 2_000, phase: "within" });
});

test("speaking time warns at its rest and is over at its limit", () => {
  const clock = { spentMillis: 0, limitMillis: 60_000, warnAtRestMillis: 15_000, runningSince: 0, state: "RUNNING" };
  assert.equal(readClock(clock, 44_999).phase, "within");
  assert.equal(readClock(clock, 45_000).phase, "warned");
  assert.equal(readClock(clock, 60_000).phase, "over");
  assert.equal(readClock(clock, 61_000).rest, -1_000);
});

test("a clock is never read backwards by a server time that is a little behind", () => {
  assert.equal(readClock({ spentMillis: 5, runningSince: 100, state: "RUNNING" }, 90).spent, 5);
});
