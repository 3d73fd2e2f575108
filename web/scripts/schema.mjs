// The types of the HTTP interface, from the code's own OpenAPI document: --write makes them, --check compares.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import openapiTS, { astToString } from 'openapi-typescript'

const place = (name) => fileURLToPath(new URL(name, import.meta.url))
const DOCUMENT = place('../openapi.json')
const SCHEMA = place('../src/api/schema.d.ts')
// What has a default may be left out of a request; answers name it among what is required.
const OPTIONS = { defaultNonNullable: false }
const HEAD = '// Made by `npm run generate` from the OpenAPI document of the code. Not edited by hand.\n\n'

const orfeas = [process.env.ORFEAS, place('../../.venv/bin/orfeas')].find((path) => path && existsSync(path))
if (!orfeas) {
  console.error('schema: there is no .venv/bin/orfeas. Run `make setup` first.')
  process.exit(1)
}
execFileSync(orfeas, ['openapi', '-o', DOCUMENT], { stdio: ['ignore', 'ignore', 'inherit'] })
const made = HEAD + astToString(await openapiTS(JSON.parse(readFileSync(DOCUMENT, 'utf8')), OPTIONS))

if (process.argv.includes('--write')) {
  writeFileSync(SCHEMA, made)
} else if (!existsSync(SCHEMA) || readFileSync(SCHEMA, 'utf8') !== made) {
  console.error('schema: src/api/schema.d.ts is older than the HTTP interface. Run `npm run generate` in web/.')
  process.exit(1)
}
