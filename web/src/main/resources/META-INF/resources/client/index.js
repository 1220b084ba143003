/**
 * The browser client of Rostrum, without a page: build your own on it. Speaks `rostrum.v1`.
 */
export { Connection, browserEnvironment } from "./connection.js";
export { diagnose } from "./diagnostics.js";
export { MediaLink } from "./media-link.js";
export { MeetingClient } from "./meeting-client.js";
export { Microphone } from "./microphone.js";
export { positionOf, readClock } from "./position.js";
export { DISCONNECTED, OUTCOME_UNKNOWN, Refusal } from "./refusal.js";
export { MeetingSound } from "./sound.js";
export { applyNotice, applyStep } from "./state.js";
export { readToken } from "./token.js";
