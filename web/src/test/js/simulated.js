// A line, a clock and a server that do what a test tells them; nothing here waits.

/** Time that passes when the test says so. */
export class SimulatedTime {
  now = 1_000;
  #queue = [];

  later = (action, millis) => {
    const entry = { at: this.now + millis, action };
    this.#queue.push(entry);
    return () => {
      this.#queue = this.#queue.filter((other) => other !== entry);
    };
  };

  pass(millis) {
    const end = this.now + millis;
    for (;;) {
      const next = this.#queue.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      this.#queue = this.#queue.filter((other) => other !== next);
      this.now = next.at;
      next.action();
    }
    this.now = end;
  }
}

/** One WebSocket, seen from the server. */
export class SimulatedSocket {
  sent = [];
  closedWith = undefined;
  onopen = null;
  onmessage = null;
  onclose = null;

  constructor(url, subprotocol) {
    this.url = url;
    this.subprotocol = subprotocol;
  }

  send(text) {
    this.sent.push(text);
  }

  close(code) {
    this.closedWith = code;
  }

  get messages() {
    return this.sent.map((text) => JSON.parse(text));
  }

  last(type) {
    return this.messages.findLast((message) => message.type === type);
  }

  open() {
    this.onopen?.({});
  }

  say(message) {
    this.onmessage?.({ data: JSON.stringify(message) });
  }

  break(code = 1006) {
    this.onclose?.({ code });
  }
}

/** The environment of a connection under test. */
export function simulatedWorld({ random = () => 0.5 } = {}) {
  const time = new SimulatedTime();
  const sockets = [];
  return {
    time,
    sockets,
    get socket() {
      return sockets.at(-1);
    },
    environment: {
      openSocket: (url, subprotocol) => {
        const socket = new SimulatedSocket(url, subprotocol);
        sockets.push(socket);
        return socket;
      },
      elapsed: () => time.now,
      random,
      later: time.later,
    },
  };
}

export const person = (id, more = {}) => ({
  id,
  name: id,
  role: "DELEGATE",
  attendance: "REMOTE",
  presence: "PRESENT",
  languages: [],
  ...more,
});

export const you = (id, more = {}) => ({
  person: person(id),
  view: "PARTICIPANT",
  rights: ["OBSERVE", "SPEAK", "SEE_ROSTER"],
  channel: "floor",
  ...more,
});

export const clock = (more = {}) => ({ spentMillis: 0, state: "RUNNING", runningSince: 0, ...more });

export const meeting = (more = {}) => ({
  meeting: {
    id: "m1",
    organisation: "demo",
    title: { en: "A meeting" },
    kind: "HYBRID",
    phase: "RUNNING",
    delegations: [],
  },
  presidency: {},
  list: { status: "OPEN", entries: [] },
  floor: { openMicrophones: 1, holders: [] },
  channels: [{ language: "fr", whenSilent: "FLOOR" }],
  ...more,
});

export const joined = (id, more = {}) => ({
  type: "joined",
  id,
  resumeToken: "r1",
  graceSeconds: 60,
  resumption: "FRESH",
  serverTime: 50_000,
  you: you("p1"),
  limits: { messageBytes: 65536, messagesPerSecond: 50 },
  ...more,
});

export const snapshot = (revision, sequence, more = {}) => ({
  type: "snapshot",
  view: "PARTICIPANT",
  revision,
  sequence,
  serverTime: 50_000,
  state: meeting(),
  you: you("p1"),
  ...more,
});
