import assert from "node:assert/strict";
import test from "node:test";
import { Microphone, faultOf } from "../../main/resources/META-INF/resources/client/microphone.js";

globalThis.MediaStream ??= class {
  constructor(tracks) {
    this.tracks = tracks;
  }
};

class Track {
  enabled = true;
  stopped = false;
  onended = null;
  constructor(label, settings) {
    this.label = label;
    this.settings = settings;
  }
  getSettings() {
    return this.settings;
  }
  clone() {
    return Object.assign(new Track(this.label, this.settings), { enabled: this.enabled });
  }
  stop() {
    this.stopped = true;
  }
}

const node = () => ({ connect() {}, disconnect() {}, fftSize: 8, frequencyBinCount: 4 });
const context = { createMediaStreamSource: (stream) => ((context.metered = stream.tracks[0]), node()), createAnalyser: node };

function devices(answers) {
  const asked = [];
  return {
    asked,
    addEventListener() {},
    getUserMedia: async ({ audio }) => {
      asked.push(audio);
      const answer = answers.shift();
      if (answer instanceof Error) throw answer;
      return { getAudioTracks: () => [answer] };
    },
  };
}

const microphone = (mediaDevices, more = {}) => new Microphone({ context, mediaDevices, secure: true, ...more });
const failure = (name) => new DOMException("", name);

test("a page that is not secure is told so, and nothing is asked", async () => {
  const mediaDevices = devices([]);
  await assert.rejects(microphone(mediaDevices, { secure: false }).open(), { code: "MICROPHONE_FAULT_INSECURE_PAGE" });
  assert.deepEqual(mediaDevices.asked, []);
});

for (const [name, code] of [
  ["NotAllowedError", "DENIED"],
  ["SecurityError", "DENIED"],
  ["NotFoundError", "NOT_FOUND"],
  ["NotReadableError", "IN_USE"],
  ["AbortError", "IN_USE"],
  ["TypeError", "UNKNOWN"],
]) {
  test(`${name} has a sentence of its own`, () => {
    assert.equal(faultOf(failure(name)), `MICROPHONE_FAULT_${code}`);
  });
}

test("a device that is gone is replaced by the system's choice", async () => {
  const mediaDevices = devices([failure("OverconstrainedError"), new Track("other", {})]);
  const opened = microphone(mediaDevices);
  await opened.open({ deviceId: "gone" });
  assert.deepEqual(mediaDevices.asked.map(({ deviceId }) => deviceId), [{ exact: "gone" }, undefined]);
  assert.equal(opened.label, "other");
});

for (const [label, settings, narrow] of [
  ["USB headset", { sampleRate: 48_000 }, false],
  ["Internal", {}, false],
  ["Anything", { sampleRate: 16_000 }, true],
  ["WH-1000 Hands-Free AG Audio (Bluetooth)", { sampleRate: 48_000 }, true],
  ["Someone’s AirPods", {}, true],
]) {
  test(`${label} at ${settings.sampleRate ?? "an unknown rate"} is ${narrow ? "" : "not "}narrow-band`, async () => {
    const opened = microphone(devices([new Track(label, settings)]));
    await opened.open();
    assert.equal(opened.narrowBand, narrow);
  });
}

test("what is captured while muted is silent, and its meter moves all the same", async () => {
  const opened = microphone(devices([new Track("m", {})]));
  opened.mute(true);
  await opened.open();
  assert.equal(opened.track.enabled, false);
  assert.equal(context.metered.enabled, true);
  opened.mute(false);
  assert.equal(opened.track.enabled, true);
});

test("sound is filtered unless it was chosen otherwise", async () => {
  const mediaDevices = devices([new Track("a", {}), new Track("b", {})]);
  await microphone(mediaDevices).open();
  await microphone(mediaDevices, { choice: { processing: false } }).open();
  assert.deepEqual(mediaDevices.asked.map(({ noiseSuppression }) => noiseSuppression), [true, false]);
});

test("another capture lets go of the one before, and a late one of itself", async () => {
  const [first, second, late] = [new Track("1", {}), new Track("2", {}), new Track("3", {})];
  const opened = microphone(devices([first, second, late]));
  await opened.open();
  await opened.open({ deviceId: "2" });
  assert.deepEqual([first.stopped, second.stopped], [true, false]);
  const opening = opened.open({ deviceId: "3" });
  opened.close();
  await opening;
  assert.deepEqual([second.stopped, late.stopped, opened.track], [true, true, undefined]);
});

test("a microphone that is pulled out is said to be gone", async () => {
  let changes = 0;
  const opened = microphone(devices([new Track("m", {})]), { onchange: () => (changes += 1) });
  await opened.open();
  opened.track.onended();
  assert.equal(opened.track, undefined);
  assert.equal(changes, 2);
});
