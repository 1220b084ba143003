// The wire of rostrum.v1, generated from the records of protocol/control; do not edit.
// ./mvnw -pl protocol/control -am test -Drostrum.golden=write -Dtest='Golden*,TypeScript*' -Dsurefire.failIfNoSpecifiedTests=false

export type ClientMessage = Request | ClientSignal;

export type ServerMessage = Answer | Snapshot | Event | Personal | Signal | Closing;

export type RefusalCode = "MALFORMED" | "UNKNOWN_TYPE" | "TOO_LARGE" | "TOO_MANY_MESSAGES" | "JOIN_FIRST" | "ALREADY_JOINED" | "INVALID_VALUE" | "TOKEN_MALFORMED" | "TOKEN_FORGED" | "TOKEN_EXPIRED" | "TOKEN_NOT_YET_VALID" | "NO_SUCH_MEETING" | "NOT_ALLOWED" | "NOT_PRESENT" | "NO_SUCH_PARTICIPANT" | "NO_SUCH_DELEGATION" | "NO_SUCH_REQUEST" | "LIST_CLOSED" | "LIST_EMPTY" | "NOBODY_READY" | "LIST_ALREADY_OPEN" | "LIST_ALREADY_CLOSED" | "ALREADY_ON_LIST" | "ALREADY_HOLDS_FLOOR" | "NOT_HOLDING_FLOOR" | "CANNOT_SPEAK" | "PRESIDES" | "FLOOR_OCCUPIED" | "CLOCK_NOT_RUNNING" | "CLOCK_RUNNING" | "NO_TIME_LIMIT" | "ALREADY_PRESIDING" | "CHAIR_NOT_OFFERED" | "MICROPHONE_TAKEN" | "MICROPHONE_ALREADY_YOURS" | "MICROPHONE_NOT_YOURS" | "NOT_YOUR_CHANNEL" | "NO_SUCH_CHANNEL" | "MEETING_ENDED" | "OFFER_UNREADABLE" | "OFFER_WITHOUT_SLOT" | "OFFER_UNSUITABLE" | "MEDIA_WRONG_CERTIFICATE" | "MEDIA_NOT_SECURED" | "BUSY" | "RATE_LIMITED" | "DRAINING" | "INTERNAL";

export type CloseCode = "JOIN_REFUSED" | "JOIN_TIMEOUT" | "SUPERSEDED" | "LEFT" | "MEETING_ENDED" | "PROTOCOL_VIOLATION" | "DRAINING" | "REMOVED" | "UNRESPONSIVE" | "INTERNAL";

export type Request = Join | Leave | RequestFloor | WithdrawRequest | YieldFloor | GiveFloor | GiveFloorTo | DenyRequest | RevokeFloor | SilenceAll | OpenList | CloseList | PauseClock | ResumeClock | ExtendTime | TakeChair | OpenMicrophone | CloseMicrophone | TakeMicrophone | OfferMedia | SelectChannel | ListParticipants;

export type ClientSignal = Ping | SelfMute;

export type Answer = Accepted | Refused | Joined | MediaAnswered | Participants;

export interface Snapshot {
  type: "snapshot";
  view: ViewName;
  revision: number;
  sequence: number;
  serverTime: number;
  state: MeetingState;
  you: You;
}

export interface Event {
  type: "event";
  revision: number;
  serverTime: number;
  event: ViewEvent;
}

export interface Personal {
  type: "personal";
  sequence: number;
  serverTime: number;
  notice: Notice;
}

export type Signal = Audience | Audible | MediaFailed | Pong | Draining;

export interface Closing {
  type: "closing";
  code: CloseCode;
  message: string;
  retryAfterMillis?: number;
}

export interface Join {
  type: "join";
  id: string;
  token: string;
  resume?: ResumePoint;
  client?: string;
}

export interface Leave {
  type: "leave";
  id: string;
}

export interface RequestFloor {
  type: "requestFloor";
  id: string;
  kind: FloorRequestKind;
}

export interface WithdrawRequest {
  type: "withdrawRequest";
  id: string;
  requestId: string;
}

export interface YieldFloor {
  type: "yieldFloor";
  id: string;
}

export interface GiveFloor {
  type: "giveFloor";
  id: string;
  requestId?: string;
}

export interface GiveFloorTo {
  type: "giveFloorTo";
  id: string;
  participantId: string;
}

export interface DenyRequest {
  type: "denyRequest";
  id: string;
  requestId: string;
  reason?: string;
}

export interface RevokeFloor {
  type: "revokeFloor";
  id: string;
  participantId: string;
}

export interface SilenceAll {
  type: "silenceAll";
  id: string;
}

export interface OpenList {
  type: "openList";
  id: string;
}

export interface CloseList {
  type: "closeList";
  id: string;
}

export interface PauseClock {
  type: "pauseClock";
  id: string;
  participantId: string;
}

export interface ResumeClock {
  type: "resumeClock";
  id: string;
  participantId: string;
}

export interface ExtendTime {
  type: "extendTime";
  id: string;
  participantId: string;
  seconds: number;
}

export interface TakeChair {
  type: "takeChair";
  id: string;
}

export interface OpenMicrophone {
  type: "openMicrophone";
  id: string;
  language: string;
}

export interface CloseMicrophone {
  type: "closeMicrophone";
  id: string;
  language: string;
}

export interface TakeMicrophone {
  type: "takeMicrophone";
  id: string;
  language: string;
}

export interface OfferMedia {
  type: "offerMedia";
  id: string;
  sdp: string;
}

export interface SelectChannel {
  type: "selectChannel";
  id: string;
  channel: string;
}

export interface ListParticipants {
  type: "listParticipants";
  id: string;
  search?: string;
  after?: string;
  limit: number;
}

export interface Ping {
  type: "ping";
  sentAt: number;
}

export interface SelfMute {
  type: "selfMute";
  state: MuteState;
}

export interface Accepted {
  type: "accepted";
  id: string;
  revision: number;
}

export interface Refused {
  type: "refused";
  id: string;
  code: RefusalCode;
  params: Record<string, string>;
  message: string;
}

export interface Joined {
  type: "joined";
  id: string;
  resumeToken: string;
  graceSeconds: number;
  resumption: ResumptionKind;
  serverTime: number;
  you: You;
  limits: Limits;
}

export interface MediaAnswered {
  type: "mediaAnswered";
  id: string;
  sdp: string;
  slots: MediaSlot[];
}

export interface Participants {
  type: "participants";
  id: string;
  page: Person[];
  total: number;
  more: Continuation;
}

export type ViewName = "PUBLIC" | "PARTICIPANT" | "PRESIDING" | "BOOTH" | "TECHNICIAN";

export interface MeetingState {
  meeting: Header;
  presidency: Presidency;
  list: SpeakersList;
  floor: Floor;
  channels: InterpretationChannel[];
  roster?: Person[];
}

export interface You {
  person: Person;
  view: ViewName;
  rights: Right[];
  channel: string;
  openOn?: string;
}

export type ViewEvent = ListOpened | ListClosed | RequestListed | RequestUnlisted | FloorGiven | FloorEnded | ClockChanged | ClockWarned | ClockExpired | PresidencyChanged | ChannelChanged | BoothChanged | PresenceChanged | RosterChanged | MeetingEnded;

export type Notice = MicrophoneOpened | MicrophoneClosed | TimeWarning | TimeExpired | RequestDenied | ChairOffered;

export interface Audience {
  type: "audience";
  inRoom: number;
  remote: number;
  publicListeners: number;
}

export interface Audible {
  type: "audible";
  floor: AudibleSource[];
}

export interface MediaFailed {
  type: "mediaFailed";
  code: RefusalCode;
  params: Record<string, string>;
  message: string;
}

export interface Pong {
  type: "pong";
  sentAt: number;
  serverTime: number;
}

export interface Draining {
  type: "draining";
  retryAfterMillis: number;
  serverTime: number;
}

export interface ResumePoint {
  token: string;
  revision: number;
  sequence: number;
}

export type FloorRequestKind = "STATEMENT";

export type MuteState = "MUTED" | "LIVE";

export type ResumptionKind = "FRESH" | "RESUMED";

export interface Limits {
  messageBytes: number;
  messagesPerSecond: number;
}

export interface MediaSlot {
  mid: string;
  purpose: SlotPurpose;
}

export interface Person {
  id: string;
  name: string;
  role: Role;
  delegation?: string;
  capacity?: string;
  attendance: Attendance;
  presence: Presence;
  languages: string[];
}

export type Continuation = "MORE" | "END";

export interface Header {
  id: string;
  organisation: string;
  title: Record<string, string>;
  kind: MeetingKind;
  phase: MeetingPhase;
  delegations: Delegation[];
}

export interface Presidency {
  chair?: Person;
  offeredTo?: Person;
}

export interface SpeakersList {
  status: ListStatus;
  entries: ListEntry[];
}

export interface Floor {
  openMicrophones: number;
  holders: FloorHolder[];
}

export interface InterpretationChannel {
  language: string;
  microphone?: Person;
  whenSilent: WhenSilent;
  booth?: Person[];
}

export type Right = "OBSERVE" | "SPEAK" | "PRESIDE" | "KEEP_LIST" | "INTERPRET" | "SEE_ROSTER";

export interface ListOpened {
  type: "listOpened";
}

export interface ListClosed {
  type: "listClosed";
}

export interface RequestListed {
  type: "requestListed";
  entry: ListEntry;
  position: number;
}

export interface RequestUnlisted {
  type: "requestUnlisted";
  requestId: string;
  status: RequestStatus;
}

export interface FloorGiven {
  type: "floorGiven";
  holder: FloorHolder;
}

export interface FloorEnded {
  type: "floorEnded";
  participantId: string;
  end: FloorEnd;
}

export interface ClockChanged {
  type: "clockChanged";
  participantId: string;
  clock: SpeakingClock;
}

export interface ClockWarned {
  type: "clockWarned";
  participantId: string;
  restMillis: number;
}

export interface ClockExpired {
  type: "clockExpired";
  participantId: string;
}

export interface PresidencyChanged {
  type: "presidencyChanged";
  presidency: Presidency;
}

export interface ChannelChanged {
  type: "channelChanged";
  language: string;
  microphone?: Person;
}

export interface BoothChanged {
  type: "boothChanged";
  language: string;
  booth: Person[];
}

export interface PresenceChanged {
  type: "presenceChanged";
  participantId: string;
  presence: Presence;
}

export interface RosterChanged {
  type: "rosterChanged";
  present: Person[];
  gone: string[];
}

export interface MeetingEnded {
  type: "meetingEnded";
}

export interface MicrophoneOpened {
  type: "microphoneOpened";
  on: string;
}

export interface MicrophoneClosed {
  type: "microphoneClosed";
  on: string;
  reason: CloseReason;
}

export interface TimeWarning {
  type: "timeWarning";
  restMillis: number;
}

export interface TimeExpired {
  type: "timeExpired";
}

export interface RequestDenied {
  type: "requestDenied";
  requestId: string;
  reason?: string;
}

export interface ChairOffered {
  type: "chairOffered";
}

export interface AudibleSource {
  participantId: string;
  level: number;
}

export type SlotPurpose = "FLOOR" | "INTERPRETATION" | "SHARED";

export type Role = "CHAIR" | "DEPUTY_CHAIR" | "SECRETARY" | "MODERATOR" | "DELEGATE" | "OBSERVER" | "INTERPRETER" | "TECHNICIAN" | "PUBLIC";

export type Attendance = "IN_ROOM" | "REMOTE";

export type Presence = "PRESENT" | "INTERRUPTED" | "ABSENT";

export type MeetingKind = "PHYSICAL_WITH_REMOTE_SUPPORT" | "VIRTUAL" | "HYBRID";

export type MeetingPhase = "RUNNING" | "ENDED";

export interface Delegation {
  code: string;
  names: Record<string, string>;
  region?: string;
  group?: string;
}

export type ListStatus = "OPEN" | "CLOSED";

export interface ListEntry {
  requestId: string;
  person: Person;
  kind: FloorRequestKind;
  status: RequestStatus;
  requestedAt: number;
}

export interface FloorHolder {
  person: Person;
  requestId?: string;
  since: number;
  clock: SpeakingClock;
}

export type WhenSilent = "FLOOR" | "SILENCE";

export type RequestStatus = "PENDING" | "ACCEPTED" | "GRANTED" | "DENIED" | "CANCELLED" | "RELEASED" | "REVOKED";

export type FloorEnd = "YIELDED" | "REVOKED" | "SILENCED" | "EXPIRED" | "LEFT";

export interface SpeakingClock {
  limitMillis?: number;
  warnAtRestMillis?: number;
  spentMillis: number;
  runningSince?: number;
  state: ClockState;
}

export type CloseReason = "YIELDED" | "REVOKED" | "SILENCED" | "TIME_EXPIRED" | "TAKEN_OVER" | "CLOSED_BY_SELF" | "CHAIR_PASSED" | "LINE_DROPPED" | "MEETING_ENDED";

export type ClockState = "RUNNING" | "PAUSED" | "INTERRUPTED";
