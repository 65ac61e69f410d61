// Is the event catalogue valid AsyncAPI 3? Prints every error; exits 1 when there is one.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
const { Parser } = createRequire(process.env.LINT_MODULES + "/")("@asyncapi/parser");
const { diagnostics } = await new Parser().parse(readFileSync(process.argv[2], "utf8"));
const fouten = diagnostics.filter((d) => d.severity === 0);
fouten.forEach((d) => console.error(`${d.path.join(".")}: ${d.message}`));
console.log(`asyncapi: ${fouten.length} errors`);
process.exit(fouten.length ? 1 : 0);
