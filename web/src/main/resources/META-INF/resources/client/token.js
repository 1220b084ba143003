/**
 * What a join token says, read without verifying it: enough to greet its bearer. The server judges.
 *
 * @typedef {object} TokenClaims
 * @property {string} participantId
 * @property {string} name
 * @property {string} meeting
 * @property {string} role as the wire writes it, e.g. `DELEGATE`
 * @property {string | undefined} delegation code
 * @property {string | undefined} capacity
 * @property {string[]} languages of the booth
 * @property {number | undefined} expiresAt milliseconds since the epoch
 */

/**
 * Reads a token's payload (RFC 7519).
 *
 * @param {string} token
 * @returns {TokenClaims | undefined} undefined if it is no token
 */
export function readToken(token) {
  const parts = token.split(".");
  if (parts.length !== 3) return undefined;
  try {
    const claims = JSON.parse(utf8(base64url(parts[1] ?? "")));
    if (typeof claims !== "object" || claims === null) return undefined;
    const participantId = text(claims.sub);
    const meeting = text(claims.meeting);
    if (participantId === undefined || meeting === undefined) return undefined;
    return {
      participantId,
      meeting,
      name: text(claims.name) ?? participantId,
      role: (text(claims.role) ?? "").toUpperCase(),
      delegation: text(claims.delegation),
      capacity: text(claims.capacity),
      languages: Array.isArray(claims.languages) ? claims.languages.map(String) : [],
      expiresAt: typeof claims.exp === "number" ? claims.exp * 1000 : undefined,
    };
  } catch {
    return undefined;
  }
}

/** @param {unknown} value */
function text(value) {
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** @param {string} encoded RFC 4648 §5, without padding */
function base64url(encoded) {
  const binary = atob(encoded.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

/** @param {Uint8Array} bytes */
function utf8(bytes) {
  return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
}
