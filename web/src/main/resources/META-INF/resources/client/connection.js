import { Backoff } from "./backoff.js";
import { DISCONNECTED, OUTCOME_UNKNOWN, Refusal } from "./refusal.js";
import { ServerClock } from "./server-clock.js";

/** @import * as Wire from "./rostrum-v1.js" */

export const SUBPROTOCOL = "rostrum.v1";

const JOIN_WITHIN = 10_000;
const PING_EVERY = 5_000;
const PONG_WITHIN = 12_000;
const OWN_CLOSE = 4900;

/** The application close codes of the server (RFC 6455 §7.4.2), by number. */
const CLOSE_CODES = /** @type {Record<number, Wire.CloseCode>} */ ({
  4001: "JOIN_REFUSED",
  4002: "JOIN_TIMEOUT",
  4003: "SUPERSEDED",
  4004: "LEFT",
  4005: "MEETING_ENDED",
  4006: "PROTOCOL_VIOLATION",
  4007: "DRAINING",
  4008: "REMOVED",
  4009: "UNRESPONSIVE",
  4010: "INTERNAL",
});

/** After these one does not come back by oneself. @type {ReadonlySet<string>} */
const FINAL = new Set([
  "JOIN_REFUSED",
  "SUPERSEDED",
  "LEFT",
  "MEETING_ENDED",
  "PROTOCOL_VIOLATION",
  "REMOVED",
]);

/** A join refused for these may succeed a little later. @type {ReadonlySet<string>} */
const PASSING = new Set(["BUSY", "RATE_LIMITED", "DRAINING", "INTERNAL", "TOO_MANY_MESSAGES"]);

/**
 * Where a connection stands.
 *
 * @typedef {{ phase: "connecting", attempt: number }
 *   | { phase: "joined" }
 *   | { phase: "waiting", attempt: number, retryAt: number, reason: string }
 *   | { phase: "ended", reason: string, refusal?: Refusal }} ConnectionStatus
 *     `retryAt` is on the monotonic clock of the environment; `reason` a close code's name, or `LINE_LOST`
 *
 * What a connection tells; called in the order in which the server wrote.
 *
 * @typedef {object} ConnectionListener
 * @property {(status: ConnectionStatus) => void} status
 * @property {(joined: Wire.Joined) => void} joined
 * @property {(snapshot: Wire.Snapshot) => void} snapshot
 * @property {(event: Wire.Event) => void} event
 * @property {(personal: Wire.Personal) => void} personal
 * @property {(signal: Wire.Audience | Wire.Audible | Wire.Draining | Wire.MediaFailed) => void} signal
 *
 * @typedef {object} Socket the part of a WebSocket that is used
 * @property {((event: any) => void) | null} onopen
 * @property {((event: any) => void) | null} onmessage
 * @property {((event: any) => void) | null} onclose
 * @property {(text: string) => void} send
 * @property {(code?: number, reason?: string) => void} close
 *
 * What a connection takes from outside: the line, the time, and chance.
 *
 * @typedef {object} Environment
 * @property {(url: string, subprotocol: string) => Socket} openSocket
 * @property {() => number} elapsed milliseconds of a monotonic clock
 * @property {() => number} random uniform in [0, 1)
 * @property {(action: () => void, millis: number) => () => void} later returns what cancels
 */

/** @typedef {Wire.Request extends infer R ? R extends Wire.Request ? Omit<R, "id"> : never : never} Asked a request without its id */

/**
 * @typedef {object} Pending
 * @property {string} text the request as it goes over the wire, the same each time
 * @property {boolean} sent
 * @property {boolean} repeatable asking twice does no harm
 * @property {(answer: Wire.Answer) => void} resolve
 * @property {(refusal: Refusal) => void} reject
 */

/** The environment of a browser. @returns {Environment} */
export function browserEnvironment() {
  return {
    openSocket: (url, subprotocol) => new WebSocket(url, subprotocol),
    elapsed: () => performance.now(),
    random: () => Math.random(),
    later: (action, millis) => {
      const timer = setTimeout(action, millis);
      return () => clearTimeout(timer);
    },
  };
}

/**
 * One participant's connection across breaks of the line: joins, resumes where it left off, sends
 * again what was not answered, and sees to it that nothing is missed. It ends only for reasons that coming back
 * would not mend.
 */
export class Connection {
  /**
   * @param {object} options
   * @param {string} options.url of the WebSocket
   * @param {string} options.token the join token
   * @param {string} options.client name and version of this software
   * @param {ConnectionListener} options.listener
   * @param {Environment} [options.environment]
   */
  constructor({ url, token, client, listener, environment = browserEnvironment() }) {
    this.#url = url;
    this.#token = token;
    this.#client = client;
    this.#listener = listener;
    this.#environment = environment;
    this.#backoff = new Backoff({ first: 500, most: 15_000, random: environment.random });
    this.clock = new ServerClock(environment.elapsed);
    this.#prefix = Math.floor(environment.random() * 2 ** 48).toString(36);
  }

  #url;
  #token;
  #client;
  #listener;
  #environment;
  #backoff;
  #prefix;
  #lastId = 0;
  /** @type {ConnectionStatus} */
  #status = { phase: "connecting", attempt: 0 };
  /** @type {Socket | undefined} */
  #socket;
  /** What happens next unless something else happens first. @type {(() => void) | undefined} */
  #cancelNext;
  /** @type {Map<string, Pending>} in the order asked */
  #pending = new Map();
  #resumeToken = "";
  /** What was applied last; undefined until a snapshot. @type {{ revision: number, sequence: number } | undefined} */
  #held;
  #joinId = "";
  /** @type {Wire.Closing | undefined} */
  #closing;
  /** @type {Refusal | undefined} */
  #joinRefusal;
  /** @type {number | undefined} */
  #awaitingPongSince;

  /** @returns {ConnectionStatus} */
  get status() {
    return this.#status;
  }

  /** Opens the line and joins. */
  open() {
    this.#closing = undefined;
    this.#joinRefusal = undefined;
    this.#awaitingPongSince = undefined;
    this.#tell({ phase: "connecting", attempt: this.#backoff.attempts });
    const socket = this.#environment.openSocket(this.#url, SUBPROTOCOL);
    this.#socket = socket;
    socket.onopen = () => this.#join(socket);
    socket.onmessage = (event) => this.#receive(event.data);
    socket.onclose = (event) => this.#closed(CLOSE_CODES[event.code] ?? "LINE_LOST");
    this.#next(() => this.#abandon("JOIN_TIMEOUT"), JOIN_WITHIN);
  }

  /** The network may have come back, or the page to the front: does not wait any longer. */
  hurry() {
    if (this.#status.phase === "waiting") {
      this.#drop();
      this.open();
    } else if (this.#status.phase === "joined") {
      this.#ping();
    }
  }

  /**
   * Asks for something. While the line is down the request waits and goes out when it is back.
   *
   * @template {Wire.Answer} [A=Wire.Accepted]
   * @param {Asked} asked
   * @param {{ repeatable?: boolean }} [nature] repeatable: asking twice does no harm
   * @returns {Promise<A>} rejected with a {@link Refusal}
   */
  request(asked, { repeatable = false } = {}) {
    if (this.#status.phase === "ended") {
      return Promise.reject(new Refusal(DISCONNECTED));
    }
    const id = this.#newId();
    const text = JSON.stringify({ ...asked, id });
    return new Promise((resolve, reject) => {
      const pending = {
        text,
        sent: false,
        repeatable,
        resolve: /** @type {(answer: Wire.Answer) => void} */ (resolve),
        reject,
      };
      this.#pending.set(id, pending);
      if (this.#status.phase === "joined") this.#send(pending);
    });
  }

  /** Sends a message without an answer, or drops it while the line is down. @param {Wire.ClientSignal} signal */
  signal(signal) {
    if (this.#status.phase === "joined") this.#socket?.send(JSON.stringify(signal));
  }

  /** Ends the connection without leaving the meeting: the server keeps the place for its grace period. Idempotent. */
  close() {
    this.#drop();
    this.#end("CLOSED");
  }

  /** @param {Socket} socket */
  #join(socket) {
    this.#joinId = this.#newId();
    /** @type {Wire.Join} */
    const join = {
      type: "join",
      id: this.#joinId,
      token: this.#token,
      client: this.#client,
      ...(this.#held === undefined ? {} : { resume: { token: this.#resumeToken, ...this.#held } }),
    };
    socket.send(JSON.stringify(join));
  }

  /** @param {string} text */
  #receive(text) {
    /** @type {Wire.ServerMessage} */
    const message = JSON.parse(text);
    switch (message.type) {
      case "joined":
        this.#joined(message);
        break;
      case "accepted":
      case "mediaAnswered":
      case "participants":
        this.#take(message.id)?.resolve(message);
        break;
      case "refused": {
        const refusal = new Refusal(message.code, message.params, message.message);
        if (message.id === this.#joinId) this.#joinRefusal = refusal;
        else this.#take(message.id)?.reject(refusal);
        break;
      }
      case "snapshot":
        this.#held = { revision: message.revision, sequence: message.sequence };
        this.#listener.snapshot(message);
        break;
      case "event":
        if (!this.#follows("revision", message.revision)) return;
        this.#listener.event(message);
        break;
      case "personal":
        if (!this.#follows("sequence", message.sequence)) return;
        this.#listener.personal(message);
        break;
      case "pong":
        this.#awaitingPongSince = undefined;
        this.clock.sample(message.sentAt, message.serverTime);
        break;
      case "audience":
      case "audible":
      case "draining":
      case "mediaFailed":
        this.#listener.signal(message);
        break;
      case "closing":
        this.#closing = message;
        break;
      default:
      // A newer server may say more than this client understands.
    }
  }

  /** @param {Wire.Joined} joined */
  #joined(joined) {
    const resumed = joined.resumption === "RESUMED";
    this.#resumeToken = joined.resumeToken;
    if (!resumed) this.#held = undefined;
    this.#backoff.reset();
    this.clock.start(joined.serverTime);
    for (const [id, pending] of [...this.#pending]) {
      if (pending.sent && !resumed && !pending.repeatable) {
        this.#pending.delete(id);
        pending.reject(new Refusal(OUTCOME_UNKNOWN));
      }
      pending.sent = false;
    }
    this.#tell({ phase: "joined" });
    this.#listener.joined(joined);
    for (const pending of [...this.#pending.values()]) if (!pending.sent) this.#send(pending);
    this.#ping();
    this.#keepPinging();
  }

  /**
   * @param {"revision" | "sequence"} lane
   * @param {number} number
   */
  #follows(lane, number) {
    if (this.#held !== undefined && number === this.#held[lane] + 1) {
      this.#held = { ...this.#held, [lane]: number };
      return true;
    }
    this.#abandon("GAP");
    return false;
  }

  #keepPinging() {
    this.#next(() => {
      const since = this.#awaitingPongSince;
      if (since !== undefined && this.#environment.elapsed() - since > PONG_WITHIN) {
        this.#abandon("LINE_LOST");
        return;
      }
      this.#ping();
      this.#keepPinging();
    }, PING_EVERY);
  }

  #ping() {
    const sentAt = this.#environment.elapsed();
    this.#awaitingPongSince ??= sentAt;
    this.signal({ type: "ping", sentAt });
  }

  /** Gives the line up without waiting for the other side, which may be gone. @param {string} reason */
  #abandon(reason) {
    this.#drop();
    this.#comeBack(reason);
  }

  /** The other side has closed. @param {string} code */
  #closed(code) {
    this.#drop();
    const reason = this.#closing?.code ?? code;
    const passing = this.#joinRefusal !== undefined && PASSING.has(this.#joinRefusal.code);
    if (this.#joinRefusal !== undefined && !passing) this.#end("JOIN_REFUSED", this.#joinRefusal);
    else if (FINAL.has(reason) && !passing) this.#end(reason);
    else this.#comeBack(reason);
  }

  /** @param {string} reason */
  #comeBack(reason) {
    const asked = this.#closing?.retryAfterMillis ?? seconds(this.#joinRefusal) ?? 0;
    const wait = Math.max(asked, this.#backoff.next());
    const retryAt = this.#environment.elapsed() + wait;
    this.#tell({ phase: "waiting", attempt: this.#backoff.attempts, retryAt, reason });
    this.#next(() => this.open(), wait);
  }

  /** @param {string} reason @param {Refusal} [refusal] */
  #end(reason, refusal) {
    if (this.#status.phase === "ended") return;
    this.#tell({ phase: "ended", reason, ...(refusal === undefined ? {} : { refusal }) });
    const pending = [...this.#pending.values()];
    this.#pending.clear();
    for (const { reject } of pending) reject(new Refusal(DISCONNECTED));
  }

  #drop() {
    this.#cancelNext?.();
    const socket = this.#socket;
    this.#socket = undefined;
    if (socket === undefined) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close(OWN_CLOSE);
  }

  /** @param {Pending} pending */
  #send(pending) {
    pending.sent = true;
    this.#socket?.send(pending.text);
  }

  /** @param {string} id */
  #take(id) {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    return pending;
  }

  #newId() {
    this.#lastId += 1;
    return `${this.#prefix}-${this.#lastId}`;
  }

  /** @param {ConnectionStatus} status */
  #tell(status) {
    this.#status = status;
    this.#listener.status(status);
  }

  /** @param {() => void} action @param {number} millis */
  #next(action, millis) {
    this.#cancelNext?.();
    this.#cancelNext = this.#environment.later(action, millis);
  }
}

/** How long a refusal asks to wait, in milliseconds. @param {Refusal | undefined} refusal */
function seconds(refusal) {
  const asked = Number(refusal?.params["seconds"]);
  return Number.isFinite(asked) ? asked * 1000 : undefined;
}
