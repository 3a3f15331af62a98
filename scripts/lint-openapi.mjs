// Lints server/openapi.json by Redocly's `recommended` rules and Spectral's `oas` rules: a warning fails as an error does.
import { createConfig, lintFromString } from '@redocly/openapi-core';
import spectral from '@stoplight/spectral-core';
import rulesets from '@stoplight/spectral-rulesets';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const FILE = join(import.meta.dirname, '../server/openapi.json');
const source = readFileSync(FILE, 'utf8');

// What the rules say and we leave as it is. One that nothing is said of any more fails, too.
const EXCEPTIONS = [
  {
    says: /^redocly no-ambiguous-paths .*`\/api(\/users\/{userId})?\/todos\/trash\/{id}` and `[^`]*\/todos\/{id}\/(restore|position)`/,
    because:
      'An id is a UUID and never `trash`, and the two have no method in common. Others rely on these paths.',
  },
];

const said = [...(await byRedocly()), ...(await bySpectral())];
const complaints = said.filter((each) => !EXCEPTIONS.some(({ says }) => says.test(each)));
for (const { says } of EXCEPTIONS)
  if (!said.some((each) => says.test(each)))
    complaints.push(`There is no need of this exception any more: ${says}`);
for (const complaint of complaints) console.error(complaint);
console.log(`openapi.json: ${complaints.length} complaint(s) of Redocly and Spectral.`);
process.exitCode = complaints.length > 0 ? 1 : 0;

async function byRedocly() {
  const config = await createConfig({ extends: ['recommended'] });
  const problems = await lintFromString({ source, absoluteRef: FILE, config });
  return problems.map(
    ({ ruleId, message, location: [place] }) => `redocly ${ruleId} ${place?.pointer}: ${message}`,
  );
}

async function bySpectral() {
  const linter = new spectral.Spectral();
  linter.setRuleset({ extends: [rulesets.oas] });
  const results = await linter.run(source);
  return results.map(({ code, path, message }) => `spectral ${code} #/${path.join('/')}: ${message}`);
}
