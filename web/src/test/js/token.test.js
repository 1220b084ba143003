import assert from "node:assert/strict";
import test from "node:test";
import { readToken } from "../../main/resources/META-INF/resources/client/token.js";

const token = (claims) => `e30.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.x`;

test("a token says who joins, where, as what, and until when", () => {
  const claims = { sub: "p1", meeting: "m", name: "Zoë Łuk — 王", role: "deputy_chair", delegation: "XA", exp: 10 };
  assert.deepEqual(readToken(token(claims)), {
    participantId: "p1",
    meeting: "m",
    name: "Zoë Łuk — 王",
    role: "DEPUTY_CHAIR",
    delegation: "XA",
    capacity: undefined,
    languages: [],
    expiresAt: 10_000,
  });
});

for (const text of ["", "a.b", "a.b.c", "e30.!!!.x", token(null), token([]), token({ sub: "p" }), token({ sub: 1, meeting: {} })]) {
  test(`what is no token is none: ${text || "nothing"}`, () => {
    assert.equal(readToken(text), undefined);
  });
}
