import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Plugin } from 'vite'

const FILES = [
  'swagger-ui-dist/swagger-ui.css',
  'swagger-ui-dist/swagger-ui-bundle.js',
  'redoc/bundles/redoc.standalone.js',
]

/** ReDoc loads its maker's logo from elsewhere; the policy forbids it, so it is left out. */
const FAR_LOGO = 'https://cdn.redoc.ly/redoc/logo-mini.svg'
const NO_LOGO = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'

/** Copies Swagger UI and ReDoc beside the pages, so that the documentation needs nothing from elsewhere. */
export function bundledDocs(): Plugin {
  let folder = ''
  return {
    name: 'orfeas-bundled-docs',
    apply: 'build',
    configResolved(config) {
      folder = join(config.root, config.build.outDir, 'docs')
    },
    closeBundle() {
      const { resolve } = createRequire(import.meta.url)
      mkdirSync(folder, { recursive: true })
      for (const file of FILES) {
        const [name = '', ...rest] = file.split('/')
        const home = dirname(resolve(`${name}/package.json`))
        const text = readFileSync(join(home, ...rest), 'utf8')
        writeFileSync(join(folder, rest.at(-1) ?? file), text.replaceAll(FAR_LOGO, NO_LOGO))
      }
    },
  }
}
