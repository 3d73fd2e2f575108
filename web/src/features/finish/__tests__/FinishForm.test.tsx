import { MantineProvider } from '@mantine/core'
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test, vi } from 'vitest'
import { FinishForm } from '../FinishForm'
import { FIRST_WISH, type FinishWish } from '../wish'

// What stands behind the button is not in markup made without a page.
vi.mock('../../../ui/More', () => ({ More: ({ children }: { children: ReactNode }) => children }))

const form = (hasUnit: boolean, wish: FinishWish = FIRST_WISH): string =>
  renderToStaticMarkup(
    <MantineProvider>
      <FinishForm profiles={['web']} wish={wish} hasUnit={hasUnit} onChange={() => undefined} />
    </MantineProvider>,
  )

const chosenUnit = (html: string): string | undefined =>
  /Unit of the file.*?<option[^>]* selected=""[^>]*>([^<]+)</.exec(html)?.[1]

test('a file without a unit is asked for one, and a file with one is not', () => {
  expect(form(false)).toContain('Longest side')
  expect(form(true)).toContain('Longest side')
  expect(form(true)).not.toContain('Unit of the file')
  expect(chosenUnit(form(false))).toBe('as guessed')
  expect(chosenUnit(form(false, { ...FIRST_WISH, unit: 'inch' }))).toBe('inches')
})
