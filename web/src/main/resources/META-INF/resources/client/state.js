/** @import * as Wire from "./rostrum-v1.js" */

/**
 * The meeting after one step of its view, as `docs/design/views.md` says. Nothing given is changed;
 * what did not change is shared. A step of a kind that this client does not know changes nothing: a newer server
 * may send it.
 *
 * @param {Wire.MeetingState} state
 * @param {Wire.ViewEvent} step
 * @returns {Wire.MeetingState}
 */
export function applyStep(state, step) {
  switch (step.type) {
    case "listOpened":
      return { ...state, list: { ...state.list, status: "OPEN" } };
    case "listClosed":
      return { ...state, list: { ...state.list, status: "CLOSED" } };
    case "requestListed":
      return withEntries(state, state.list.entries.toSpliced(step.position, 0, step.entry));
    case "requestUnlisted":
      return withEntries(
        state,
        state.list.entries.filter((entry) => entry.requestId !== step.requestId),
      );
    case "floorGiven":
      return withHolders(state, [...state.floor.holders, step.holder]);
    case "floorEnded":
      return withHolders(
        state,
        state.floor.holders.filter((holder) => holder.person.id !== step.participantId),
      );
    case "clockChanged":
      return withHolders(
        state,
        state.floor.holders.map((holder) =>
          holder.person.id === step.participantId ? { ...holder, clock: step.clock } : holder,
        ),
      );
    case "clockWarned":
    case "clockExpired":
      return state;
    case "presidencyChanged":
      return { ...state, presidency: step.presidency };
    case "channelChanged":
      return withChannel(state, step.language, (channel) => replaced(channel, "microphone", step.microphone));
    case "boothChanged":
      return withChannel(state, step.language, (channel) => ({ ...channel, booth: step.booth }));
    case "presenceChanged":
      return withPresence(state, step.participantId, step.presence);
    case "rosterChanged":
      return { ...state, roster: roster(state.roster ?? [], step) };
    case "meetingEnded":
      return {
        ...state,
        meeting: { ...state.meeting, phase: "ENDED" },
        list: { ...state.list, entries: [] },
        floor: { ...state.floor, holders: [] },
        channels: state.channels.map((channel) => replaced(channel, "microphone", undefined)),
      };
    default:
      return state;
  }
}

/**
 * What one knows of oneself after a step of the personal lane.
 *
 * @param {Wire.You} you
 * @param {Wire.Notice} notice
 * @returns {Wire.You}
 */
export function applyNotice(you, notice) {
  switch (notice.type) {
    case "microphoneOpened":
      return { ...you, openOn: notice.on };
    case "microphoneClosed":
      return you.openOn === notice.on ? replaced(you, "openOn", undefined) : you;
    default:
      return you;
  }
}

/** @param {Wire.MeetingState} state @param {Wire.ListEntry[]} entries */
function withEntries(state, entries) {
  return { ...state, list: { ...state.list, entries } };
}

/** @param {Wire.MeetingState} state @param {Wire.FloorHolder[]} holders */
function withHolders(state, holders) {
  return { ...state, floor: { ...state.floor, holders } };
}

/**
 * @param {Wire.MeetingState} state
 * @param {string} language
 * @param {(channel: Wire.InterpretationChannel) => Wire.InterpretationChannel} change
 */
function withChannel(state, language, change) {
  return {
    ...state,
    channels: state.channels.map((channel) =>
      channel.language === language ? change(channel) : channel,
    ),
  };
}

/**
 * @param {Wire.MeetingState} state
 * @param {string} id
 * @param {Wire.Presence} presence
 * @returns {Wire.MeetingState}
 */
function withPresence(state, id, presence) {
  /** @param {Wire.Person} person @returns {Wire.Person} */
  const mark = (person) => (person.id === id ? { ...person, presence } : person);
  /** @param {Wire.Person | undefined} person */
  const markOptional = (person) => (person === undefined ? undefined : mark(person));
  const { presidency, list, floor, channels, roster: people } = state;
  return {
    ...state,
    presidency: replaced(
      replaced(presidency, "chair", markOptional(presidency.chair)),
      "offeredTo",
      markOptional(presidency.offeredTo),
    ),
    list: {
      ...list,
      entries: list.entries.map((entry) => ({ ...entry, person: mark(entry.person) })),
    },
    floor: {
      ...floor,
      holders: floor.holders.map((holder) => ({ ...holder, person: mark(holder.person) })),
    },
    channels: channels.map((channel) =>
      replaced(
        replaced(channel, "microphone", markOptional(channel.microphone)),
        "booth",
        channel.booth?.map(mark),
      ),
    ),
    ...(people === undefined ? {} : { roster: people.map(mark) }),
  };
}

/**
 * @param {Wire.Person[]} people
 * @param {Wire.RosterChanged} step
 * @returns {Wire.Person[]}
 */
function roster(people, { present, gone }) {
  const byId = new Map(people.map((person) => [person.id, person]));
  for (const id of gone) byId.delete(id);
  for (const person of present) byId.set(person.id, person);
  return [...byId.values()].sort((a, b) => order(a.name, b.name) || order(a.id, b.id));
}

/** By UTF-16 code units, as the server orders. @param {string} a @param {string} b */
function order(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * A copy with one optional field set, or left out as the wire leaves it out.
 *
 * @template {object} T
 * @template {keyof T} K
 * @param {T} record
 * @param {K} field
 * @param {T[K] | undefined} value
 * @returns {T}
 */
function replaced(record, field, value) {
  const copy = { ...record };
  if (value === undefined) delete copy[field];
  else copy[field] = value;
  return copy;
}
