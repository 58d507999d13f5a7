// Adds up the reports of Surefire and Failsafe and forge's closing line in Maven's log (the argument), and prints the line by
// which CI knows that tests ran.
import { readdirSync, readFileSync, existsSync } from "node:fs";
import { join } from "node:path";

const total = { tests: 0, failures: 0, errors: 0, skipped: 0 };
for (const module of readdirSync(".", { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
  for (const folder of ["surefire-reports", "failsafe-reports"]) {
    const reports = join(module.name, "target", folder);
    if (!existsSync(reports)) continue;
    for (const file of readdirSync(reports).filter((name) => /^TEST-.*\.xml$/.test(name))) {
      const text = readFileSync(join(reports, file), "utf8");
      for (const [, attributes] of text.matchAll(/<testsuite\s([^>]*)>/g)) {
        for (const key of Object.keys(total)) {
          total[key] += Number(attributes.match(new RegExp(`\\b${key}="(\\d+)"`))?.[1] ?? 0);
        }
      }
    }
  }
}
const log = readFileSync(process.argv[2], "utf8");
const forge = log.match(/: (\d+) tests passed, (\d+) failed, (\d+) skipped/);
if (!forge) {
  console.error("forge's closing line is not in the log: its tests did not run");
  process.exit(1);
}
const [passed, failures, skipped] = forge.slice(1).map(Number);
total.tests += passed + failures + skipped;
total.failures += failures;
total.skipped += skipped;

const failed = total.failures + total.errors;
console.log(`${total.tests - failed - total.skipped} passed, ${failed} failed, ${total.skipped} skipped`);
process.exit(failed > 0 || total.tests === 0 ? 1 : 0);
