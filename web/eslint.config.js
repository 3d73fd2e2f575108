import { dirname, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import js from '@eslint/js'
import hooks from 'eslint-plugin-react-hooks'
import ts from 'typescript-eslint'

const SRC = resolve(dirname(fileURLToPath(import.meta.url)), 'src')

/** What each room may import from, besides itself; `app` may import from all. */
const MAY_IMPORT = {
  features: ['jobs', 'viewer', 'api', 'ui'],
  jobs: ['api', 'ui'],
  viewer: ['ui'],
  api: [],
  ui: [],
}

const rooms = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { crossing: '{{from}} may not import from {{to}} (docs/map.md, section 8).' },
  },
  create(context) {
    const [room, feature] = relative(SRC, context.filename).split('/')
    const allowed = MAY_IMPORT[room]
    if (!allowed) return {}
    const look = (node) => {
      const wanted = node.source?.value
      if (typeof wanted !== 'string' || !wanted.startsWith('.')) return
      const [toRoom, toFeature] = relative(SRC, resolve(dirname(context.filename), wanted)).split('/')
      const isOwn = toRoom === room && (room !== 'features' || toFeature === feature)
      if (isOwn || allowed.includes(toRoom)) return
      const data = { from: `${room}/${feature}`, to: `${toRoom}/${toFeature}` }
      context.report({ node: node.source, messageId: 'crossing', data })
    }
    return { ImportDeclaration: look, ImportExpression: look, ExportNamedDeclaration: look, ExportAllDeclaration: look }
  },
}

export default ts.config(
  { ignores: ['node_modules', 'src/api/schema.d.ts'] },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [ts.configs.strictTypeChecked, hooks.configs.flat['recommended-latest']],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { house: { rules: { rooms } } },
    rules: {
      'house/rooms': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  {
    files: ['scripts/*.mjs', 'public/*.js', 'eslint.config.js'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        localStorage: 'readonly',
        matchMedia: 'readonly',
        document: 'readonly',
      },
    },
  },
)
