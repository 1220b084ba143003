// A link to a peer in the same browser that sends a tone of its own on each slot and listens to what comes.
import { Ear } from "/client/ear.js";
import { MediaLink } from "/client/media-link.js";
import { Spectrum } from "/client/spectrum.js";

const context = new AudioContext();
export const states = [];
export const offers = [];
let far;
let heard;

const purposes = ["FLOOR", "FLOOR", "FLOOR", "INTERPRETATION"];
export const tones = [400, 600, 900, 1300];

function tone(hertz) {
  const oscillator = new OscillatorNode(context, { frequency: hertz });
  const out = context.createMediaStreamDestination();
  oscillator.connect(new GainNode(context, { gain: 0.4 })).connect(out);
  oscillator.start();
  return out.stream.getAudioTracks()[0];
}

async function answer(sdp) {
  offers.push(sdp);
  if (far === undefined || far.connectionState === "closed") {
    far = new RTCPeerConnection();
    far.onicecandidate = () => {};
  }
  await far.setRemoteDescription({ type: "offer", sdp });
  const [send, ...slots] = far.getTransceivers();
  send.direction = "recvonly";
  const mids = [];
  for (const [index, slot] of slots.entries()) {
    slot.direction = "sendonly";
    if (slot.sender.track === null) await slot.sender.replaceTrack(tone(tones[index]));
    mids.push({ mid: slot.mid, purpose: purposes[index] });
  }
  await far.setLocalDescription();
  await gathered(far);
  listen(send.receiver.track);
  return { type: "mediaAnswered", id: "", sdp: far.localDescription.sdp, slots: mids };
}

function gathered(peer) {
  return new Promise((resolve) => {
    const check = () => peer.iceGatheringState === "complete" && resolve();
    peer.onicegatheringstatechange = check;
    check();
  });
}

function listen(track) {
  const stream = new MediaStream([track]);
  const element = new Audio();
  element.muted = true;
  element.srcObject = stream;
  element.play();
  const analyser = new AnalyserNode(context, { fftSize: 4096, smoothingTimeConstant: 0 });
  context.createMediaStreamSource(stream).connect(analyser);
  heard = new Spectrum(analyser);
}

export const ear = new Ear({ context });
export const link = new MediaLink({
  offer: answer,
  sends: true,
  listener: {
    state: (state) => states.push(state),
    slot: (mid, purpose, track) => ear.plug(mid, purpose, track),
  },
});

/** What each slot hears, rounded to Hz. */
export const slots = () =>
  ear.slots.map(({ purpose, spectrum }) => `${purpose} ${Math.round((spectrum.frequency() ?? 0) / 10) * 10}`);

/** What the far side hears of us; 0: silence. */
export const farHears = () => Math.round((heard?.frequency() ?? 0) / 10) * 10;

/** How many packets the far side has had from us. */
export async function farPackets() {
  const reports = [...(await far.getStats()).values()];
  return reports.filter(({ type }) => type === "inbound-rtp").reduce((sum, { packetsReceived }) => sum + packetsReceived, 0);
}

/** Begins to speak with a tone, or stops. */
export const speak = (hertz) => link.send(hertz === 0 ? null : tone(hertz));

/** The server has forgotten us. */
export const forget = () => far.close();
