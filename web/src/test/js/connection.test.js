import assert from "node:assert/strict";
import test from "node:test";
import { Connection } from "../../main/resources/META-INF/resources/client/connection.js";
import { joined, simulatedWorld, snapshot } from "./simulated.js";

function connect(options) {
  const world = simulatedWorld(options);
  const told = [];
  const listener = Object.fromEntries(
    ["status", "joined", "snapshot", "event", "personal", "signal"].map((name) => [
      name,
      (message) => told.push([name, message]),
    ]),
  );
  const connection = new Connection({
    url: "ws://localhost/connect",
    token: "t",
    client: "test",
    listener,
    environment: world.environment,
  });
  connection.open();
  return { world, told, connection, statuses: () => told.filter(([n]) => n === "status").map(([, s]) => s) };
}

function enter(world, more = {}, at = { revision: 5, sequence: 2 }) {
  world.socket.open();
  world.socket.say(joined(world.socket.last("join").id, more));
  if (more.resumption !== "RESUMED") world.socket.say(snapshot(at.revision, at.sequence));
}

const event = (revision) => ({ type: "event", revision, serverTime: 0, event: { type: "listOpened" } });
const personal = (sequence) => ({ type: "personal", sequence, serverTime: 0, notice: { type: "timeExpired" } });

test("the first message is a join with the token, on the subprotocol", () => {
  const { world } = connect();
  world.socket.open();
  assert.equal(world.socket.subprotocol, "rostrum.v1");
  const join = world.socket.messages[0];
  assert.equal(join.type, "join");
  assert.equal(join.token, "t");
  assert.equal("resume" in join, false);
});

test("a snapshot, events and personal messages reach the listener in order", () => {
  const { world, told } = connect();
  enter(world);
  world.socket.say(event(6));
  world.socket.say(personal(3));
  assert.deepEqual(
    told.filter(([name]) => name !== "status").map(([name]) => name),
    ["joined", "snapshot", "event", "personal"],
  );
});

test("after a break it joins with what it holds", () => {
  const { world } = connect();
  enter(world);
  world.socket.say(event(6));
  world.socket.say(personal(3));
  world.socket.break();
  world.time.pass(1_000);
  world.socket.open();
  assert.deepEqual(world.socket.last("join").resume, { token: "r1", revision: 6, sequence: 3 });
});

test("a gap in the view closes the line and resumes before the gap", () => {
  const { world, told } = connect();
  enter(world);
  const first = world.socket;
  first.say(event(7));
  assert.notEqual(first.closedWith, undefined);
  assert.equal(told.some(([name]) => name === "event"), false);
  world.time.pass(1_000);
  world.socket.open();
  assert.equal(world.socket.last("join").resume.revision, 5);
});

test("a gap in the personal lane closes the line", () => {
  const { world } = connect();
  enter(world);
  world.socket.say(personal(5));
  assert.notEqual(world.socket.closedWith, undefined);
});

test("a fresh snapshot in mid-stream replaces what was held", () => {
  const { world, told } = connect();
  enter(world);
  world.socket.say(snapshot(40, 9));
  world.socket.say(event(41));
  assert.equal(told.at(-1)[0], "event");
});

test("an answer settles its own request", async () => {
  const { world, connection } = connect();
  enter(world);
  const given = connection.request({ type: "giveFloor" });
  const closed = connection.request({ type: "closeList" });
  const refused = { type: "refused", code: "LIST_CLOSED", params: { a: "b" }, message: "no" };
  world.socket.say({ ...refused, id: world.socket.last("closeList").id });
  world.socket.say({ type: "accepted", id: world.socket.last("giveFloor").id, revision: 6 });
  assert.equal((await given).revision, 6);
  await assert.rejects(closed, { name: "Refusal", code: "LIST_CLOSED", params: { a: "b" } });
});

test("what was not answered is sent again after a resume, with the same id", async () => {
  const { world, connection } = connect();
  enter(world);
  const asked = connection.request({ type: "requestFloor", kind: "STATEMENT" });
  const before = world.socket.last("requestFloor");
  world.socket.break();
  world.time.pass(1_000);
  enter(world, { resumption: "RESUMED", resumeToken: "r2" });
  assert.deepEqual(world.socket.last("requestFloor"), before);
  world.socket.say({ type: "accepted", id: before.id, revision: 5 });
  await asked;
});

test("a request made while the line is down goes out once when it is back", () => {
  const { world, connection } = connect();
  enter(world);
  world.socket.break();
  connection.request({ type: "openList" });
  world.time.pass(1_000);
  enter(world, { resumption: "RESUMED" });
  assert.equal(world.socket.messages.filter(({ type }) => type === "openList").length, 1);
});

test("without a resume a request that was on its way is not repeated; its outcome is unknown", async () => {
  const { world, connection } = connect();
  enter(world);
  const given = connection.request({ type: "giveFloor" });
  world.socket.break();
  world.time.pass(1_000);
  enter(world, { resumption: "FRESH" });
  assert.equal(world.socket.last("giveFloor"), undefined);
  await assert.rejects(given, { code: "CLIENT_OUTCOME_UNKNOWN" });
});

test("without a resume a harmless request is repeated", () => {
  const { world, connection } = connect();
  enter(world);
  connection.request({ type: "selectChannel", channel: "fr" }, { repeatable: true });
  world.socket.break();
  world.time.pass(1_000);
  enter(world, { resumption: "FRESH" });
  assert.equal(world.socket.last("selectChannel").channel, "fr");
});

test("a break between a fresh join and its snapshot is followed by a join without a resume point", () => {
  const { world } = connect();
  enter(world);
  world.socket.break();
  world.time.pass(1_000);
  world.socket.open();
  world.socket.say(joined(world.socket.last("join").id, { resumeToken: "r2" }));
  world.socket.break();
  world.time.pass(1_000);
  world.socket.open();
  assert.equal("resume" in world.socket.last("join"), false);
});

test("waits grow between attempts, stay under their bound, and are short again after a success", () => {
  const { world, statuses } = connect({ random: () => 0.999 });
  const waits = [];
  for (let attempt = 0; attempt < 9; attempt++) {
    world.socket.break();
    const { retryAt } = statuses().at(-1);
    waits.push(retryAt - world.time.now);
    world.time.pass(waits.at(-1));
  }
  assert.deepEqual(waits.map(Math.round).slice(0, 4), [500, 1000, 1999, 3998]);
  assert.ok(waits.every((wait) => wait <= 15_000));
  enter(world);
  world.socket.break();
  assert.ok(statuses().at(-1).retryAt - world.time.now <= 500);
});

test("a server that says when to come back is obeyed", () => {
  const { world, statuses } = connect();
  enter(world);
  world.socket.say({ type: "closing", code: "DRAINING", message: "", retryAfterMillis: 4_000 });
  world.socket.break(4007);
  assert.equal(statuses().at(-1).reason, "DRAINING");
  assert.equal(statuses().at(-1).retryAt - world.time.now, 4_000);
});

for (const [code, reason] of [
  [4003, "SUPERSEDED"],
  [4004, "LEFT"],
  [4005, "MEETING_ENDED"],
  [4006, "PROTOCOL_VIOLATION"],
  [4008, "REMOVED"],
]) {
  test(`it does not come back after ${reason}`, async () => {
    const { world, connection } = connect();
    enter(world);
    const asked = connection.request({ type: "giveFloor" });
    world.socket.break(code);
    world.time.pass(60_000);
    assert.equal(world.sockets.length, 1);
    assert.deepEqual(connection.status, { phase: "ended", reason });
    await assert.rejects(asked, { code: "CLIENT_DISCONNECTED" });
    await assert.rejects(connection.request({ type: "giveFloor" }), { code: "CLIENT_DISCONNECTED" });
  });
}

test("a refused join ends the connection with its refusal", () => {
  const { world, connection } = connect();
  world.socket.open();
  const id = world.socket.last("join").id;
  world.socket.say({ type: "refused", id, code: "TOKEN_EXPIRED", params: { expiredAt: "x" }, message: "" });
  world.socket.break(4001);
  assert.equal(connection.status.reason, "JOIN_REFUSED");
  assert.equal(connection.status.refusal.code, "TOKEN_EXPIRED");
});

test("a join refused for a passing reason is tried again after the time it names", () => {
  const { world, connection } = connect();
  world.socket.open();
  const id = world.socket.last("join").id;
  world.socket.say({ type: "refused", id, code: "RATE_LIMITED", params: { seconds: "7" }, message: "" });
  world.socket.break(4001);
  assert.equal(connection.status.phase, "waiting");
  world.time.pass(6_900);
  assert.equal(world.sockets.length, 1);
  world.time.pass(200);
  assert.equal(world.sockets.length, 2);
});

test("a line that answers no ping is given up", () => {
  const { world, statuses } = connect();
  enter(world);
  world.time.pass(20_000);
  assert.ok(world.sockets.length > 1);
  assert.ok(statuses().some(({ reason }) => reason === "LINE_LOST"));
});

test("a line that answers pings is kept", () => {
  const { world } = connect();
  enter(world);
  for (let i = 0; i < 20; i++) {
    world.socket.say({ type: "pong", sentAt: world.socket.last("ping").sentAt, serverTime: 0 });
    world.time.pass(5_000);
  }
  assert.equal(world.sockets.length, 1);
});

test("a server that does not answer the join is given up", () => {
  const { world } = connect();
  world.socket.open();
  world.time.pass(11_000);
  assert.equal(world.sockets.length, 2);
});

test("the server's time is known to half the shortest round trip", () => {
  const { world, connection } = connect();
  enter(world);
  for (const [trip, skew] of [[400, 150], [20, 2], [900, -400]]) {
    const sentAt = world.time.now;
    world.time.pass(trip);
    world.socket.say({ type: "pong", sentAt, serverTime: 1_000_000 + sentAt + trip / 2 + skew });
  }
  assert.ok(Math.abs(connection.clock.now() - (1_000_000 + world.time.now)) <= 10);
});

test("hurry does not wait for the next attempt", () => {
  const { world, connection } = connect();
  enter(world);
  world.socket.break();
  connection.hurry();
  assert.equal(world.sockets.length, 2);
  world.time.pass(5_000);
  assert.equal(world.sockets.length, 2);
});

test("closing is final and idempotent", () => {
  const { world, connection, statuses } = connect();
  enter(world);
  connection.close();
  connection.close();
  world.time.pass(60_000);
  assert.equal(world.sockets.length, 1);
  assert.equal(statuses().filter(({ phase }) => phase === "ended").length, 1);
});

test("messages of a kind not known are passed over", () => {
  const { world, told } = connect();
  enter(world);
  const before = told.length;
  world.socket.say({ type: "somethingNew", revision: 99 });
  assert.equal(told.length, before);
  assert.equal(world.socket.closedWith, undefined);
});
