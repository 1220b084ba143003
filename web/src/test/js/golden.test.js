// The wire as the Java side writes it: every golden file of protocol/control is sent or understood here.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import test from "node:test";
import { MeetingClient, Refusal } from "../../main/resources/META-INF/resources/client/index.js";
import { applyStep } from "../../main/resources/META-INF/resources/client/state.js";
import { joined, simulatedWorld, snapshot } from "./simulated.js";

const golden = new URL("../../../../protocol/control/src/test/resources/golden/", import.meta.url);
const read = (path) => JSON.parse(readFileSync(new URL(path, golden), "utf8"));
const files = (folder) => readdirSync(new URL(folder, golden)).map((name) => `${folder}/${name}`);

/** How this client says each message, with the values of its golden file. */
const said = {
  leave: (c) => c.leave(),
  requestFloor: (c) => c.requestFloor(),
  withdrawRequest: (c, m) => c.withdrawRequest(m.requestId),
  yieldFloor: (c) => c.yieldFloor(),
  giveFloor: (c, m) => c.giveFloor(m.requestId),
  giveFloorTo: (c, m) => c.giveFloorTo(m.participantId),
  denyRequest: (c, m) => c.denyRequest(m.requestId, m.reason),
  revokeFloor: (c, m) => c.revokeFloor(m.participantId),
  silenceAll: (c) => c.silenceAll(),
  openList: (c) => c.openList(),
  closeList: (c) => c.closeList(),
  pauseClock: (c, m) => c.pauseClock(m.participantId),
  resumeClock: (c, m) => c.resumeClock(m.participantId),
  extendTime: (c, m) => c.extendTime(m.participantId, m.seconds),
  takeChair: (c) => c.takeChair(),
  openMicrophone: (c, m) => c.openMicrophone(m.language),
  closeMicrophone: (c, m) => c.closeMicrophone(m.language),
  takeMicrophone: (c, m) => c.takeMicrophone(m.language),
  offerMedia: (c, m) => c.offerMedia(m.sdp),
  selectChannel: (c, m) => c.selectChannel(m.channel),
  listParticipants: (c, { search, after, limit }) =>
    c.listParticipants({ limit, ...(search && { search }), ...(after && { after }) }),
  selfMute: (c, m) => c.selfMute(m.state),
};

function inMeeting() {
  const world = simulatedWorld();
  const client = new MeetingClient({ url: "ws://x", token: "token", client: "client", environment: world.environment });
  client.join();
  world.socket.open();
  world.socket.say(joined(world.socket.last("join").id));
  world.socket.say(snapshot(41, 41));
  return { client, world, socket: world.socket };
}

for (const file of files("client")) {
  const message = read(file);
  if (message.type === "join" || message.type === "ping") continue;
  test(`it says ${file} as the server reads it`, () => {
    const { client, socket } = inMeeting();
    const answered = said[message.type](client, message);
    answered?.catch(() => undefined);
    const sent = socket.last(message.type);
    if ("id" in message) assert.notEqual(sent.id, undefined);
    assert.deepEqual({ ...sent, id: 0 }, { ...message, id: 0 });
    client.close();
  });
}

test("it joins as the server reads it", () => {
  const { world, socket } = inMeeting();
  const message = read("client/join.json");
  assert.deepEqual(Object.keys(socket.last("join")).sort(), ["client", "id", "token", "type"]);
  socket.break();
  world.time.pass(1_000);
  world.socket.open();
  const again = world.socket.last("join");
  assert.deepEqual(Object.keys(again).sort(), Object.keys(message).sort());
  assert.deepEqual(Object.keys(again.resume).sort(), Object.keys(message.resume).sort());
});

test("it pings as the server reads it", () => {
  const { socket } = inMeeting();
  assert.deepEqual(Object.keys(socket.last("ping")).sort(), Object.keys(read("client/ping.json")).sort());
});

const full = read("server/snapshot.json").state;
const WITHOUT_EFFECT = new Set(["clockWarned", "clockExpired"]);

for (const file of files("event")) {
  const { event } = read(file);
  test(`it applies ${file}`, () => {
    const before = structuredClone(full);
    if (event.type === "listOpened") before.list.status = "CLOSED";
    const given = structuredClone(before);
    const after = applyStep(before, event);
    assert.deepEqual(before, given, "what was given has been changed");
    assert.equal(after === before, WITHOUT_EFFECT.has(event.type));
  });
}

for (const file of files("notice")) {
  test(`it understands ${file}`, () => {
    const { client, socket } = inMeeting();
    const heard = [];
    client.hear((happening) => heard.push(happening.notice));
    const { notice } = read(file);
    socket.say({ type: "personal", sequence: 42, serverTime: 0, notice });
    assert.deepEqual(heard, [notice]);
    if (notice.type === "microphoneOpened") assert.equal(client.picture.you.openOn, notice.on);
  });
}

for (const file of files("server")) {
  const message = read(file);
  test(`it understands ${file}`, async () => {
    const { client, socket } = inMeeting();
    const answer = client.takeChair();
    const { id } = socket.last("takeChair");
    const next = Object.fromEntries(["revision", "sequence"].filter((lane) => lane in message).map((lane) => [lane, 42]));
    socket.say({ ...message, ...("id" in message && { id }), ...next });
    const { picture } = client;
    switch (message.type) {
      case "accepted":
      case "mediaAnswered":
      case "participants":
        assert.equal((await answer).type, message.type);
        return;
      case "refused":
        await assert.rejects(answer, Refusal);
        return;
      case "snapshot":
        assert.deepEqual([picture.state, picture.you], [message.state, message.you]);
        break;
      case "audience":
        assert.deepEqual(picture.audience, message);
        break;
      case "audible":
        assert.deepEqual(picture.audible, message.floor);
        break;
      case "closing":
        socket.break();
        assert.equal(picture.status.phase === "joined" && client.picture.status.reason, message.code);
        break;
      default:
    }
    client.close();
    await assert.rejects(answer, Refusal);
  });
}
