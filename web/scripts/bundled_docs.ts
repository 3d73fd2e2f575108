import { cpSync, mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Plugin } from 'vite'

const FILES = [
  'swagger-ui-dist/swagger-ui.css',
  'swagger-ui-dist/swagger-ui-bundle.js',
  'redoc/bundles/redoc.standalone.js',
]

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
        cpSync(join(home, ...rest), join(folder, rest.at(-1) ?? file))
      }
    },
  }
}
