import { createTheme, type MantineColorsTuple } from '@mantine/core'

/** Patina on bronze. */
const verdigris: MantineColorsTuple = [
  '#e9f6f2',
  '#d3ebe4',
  '#a6d7ca',
  '#79c3b0',
  '#56b29c',
  '#3fa58d',
  '#28806d',
  '#1d7564',
  '#135f51',
  '#0a493e',
]
/** Warm stone, light to dark. */
const gray: MantineColorsTuple = [
  '#faf9f6',
  '#f3f1ec',
  '#e8e5dd',
  '#d9d5ca',
  '#bfbab0',
  '#98938a',
  '#736f67',
  '#56534c',
  '#3a3833',
  '#242320',
]
const dark: MantineColorsTuple = [
  '#d8d5cd',
  '#b5b1a8',
  '#8f8b83',
  '#6b6862',
  '#45433f',
  '#34332f',
  '#262523',
  '#1c1b1a',
  '#161514',
  '#0f0e0e',
]

export const theme = createTheme({
  primaryColor: 'verdigris',
  primaryShade: { light: 7, dark: 6 },
  colors: { verdigris, gray, dark },
  white: '#ffffff',
  black: '#211f1c',
  defaultRadius: 'md',
  radius: { xs: '4px', sm: '7px', md: '10px', lg: '16px', xl: '24px' },
  fontFamily: "'Inter Variable', system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace",
  headings: {
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '1.9rem', lineHeight: '1.2' },
      h2: { fontSize: '1.2rem', lineHeight: '1.35' },
      h3: { fontSize: '1rem', lineHeight: '1.4' },
    },
  },
  cursorType: 'pointer',
  components: { Modal: { styles: { title: { fontWeight: 650 } } } },
  respectReducedMotion: true,
  focusRing: 'auto',
})
