// Writes one line of JSON a test, for the JUnit test that runs these scripts.

/** @param {AsyncIterable<any>} source */
export default async function* reporter(source) {
  for await (const event of source) {
    if (event.type === "test:stdout" || event.type === "test:stderr") {
      yield event.data.message;
    }
    if (event.type !== "test:pass" && event.type !== "test:fail") continue;
    const { name, details, file } = event.data;
    if (details?.type === "suite") continue;
    const failed = event.type === "test:fail";
    const cause = details?.error?.cause ?? details?.error;
    const line = { test: `${String(file ?? "").split(/[\\/]/).pop()}: ${name}` };
    yield `${JSON.stringify(failed ? { ...line, error: String(cause?.stack ?? cause) } : line)}\n`;
  }
}
