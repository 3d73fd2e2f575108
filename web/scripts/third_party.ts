import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Plugin } from 'vite'

/** Copied whole rather than bundled; see bundled_docs.ts. */
const COPIED = ['swagger-ui-dist', 'redoc']

/** Writes THIRD_PARTY.txt: name, version and licence text of every package whose code is in the pages. */
export function thirdParty(): Plugin {
  let root = ''
  return {
    name: 'orfeas-third-party',
    apply: 'build',
    configResolved(config) {
      root = config.root
    },
    generateBundle() {
      const homes = new Set(COPIED.map((name) => join(root, 'node_modules', name)))
      for (const id of this.getModuleIds()) {
        const home = homeOf(id)
        if (home) homes.add(home)
      }
      const parts = [...homes].sort().map(describe)
      this.emitFile({ type: 'asset', fileName: 'THIRD_PARTY.txt', source: parts.join(`\n${'-'.repeat(80)}\n\n`) })
    },
  }
}

function homeOf(id: string): string | undefined {
  const path = id.replace(/^\0/, '').split('?')[0] ?? ''
  if (!path.includes('/node_modules/')) return undefined
  let folder = dirname(path)
  while (!isPackage(folder)) {
    if (folder === dirname(folder)) return undefined
    folder = dirname(folder)
  }
  return folder
}

function isPackage(folder: string): boolean {
  const file = join(folder, 'package.json')
  return existsSync(file) && 'version' in (JSON.parse(readFileSync(file, 'utf8')) as object)
}

function describe(home: string): string {
  const about = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as Record<string, string>
  const texts = readdirSync(home)
    .filter((name) => /^(licen[cs]e|notice)/i.test(name))
    .sort()
    .map((name) => readFileSync(join(home, name), 'utf8').trim())
  return `${about['name']} ${about['version']}\nLicence: ${about['license'] ?? 'see below'}\n\n${texts.join('\n\n')}\n`
}
