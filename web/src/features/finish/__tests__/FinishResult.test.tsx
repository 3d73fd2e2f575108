import { MantineProvider } from '@mantine/core'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { Job } from '../../../api/types'
import { FinishResult } from '../FinishResult'

test('what was done is said with the unit that was taken', () => {
  const report = { sentences: ['Nothing needed repair.'], notes: ['The file is taken to be in inches, as you said.'] }
  const html = renderToStaticMarkup(
    <MantineProvider>
      <FinishResult job={{ report } as unknown as Job} assetId="a" />
    </MantineProvider>,
  )
  expect(html).toContain('Nothing needed repair.')
  expect(html).toContain('The file is taken to be in inches, as you said.')
})
