import { MantineProvider } from '@mantine/core'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { View } from '../../../ui/views'
import { takePicture, type Chosen, type Picture } from '../chosen'
import { ViewSlots } from '../ViewSlots'

function markup(views: Partial<Record<View, Picture>>, isLocked = false): string {
  const chosen: Chosen = { ...takePicture(new File(['front'], 'front.png')), id: 'one', views }
  return renderToStaticMarkup(
    <MantineProvider>
      <ViewSlots chosen={chosen} isLocked={isLocked} />
    </MantineProvider>,
  )
}

test('places for other sides are offered, and shown once one is filled', () => {
  expect(markup({})).toContain('Add more views')
  expect(markup({})).not.toContain('view-left')
  const html = markup({ left: takePicture(new File(['left'], 'hand.png')) })
  expect(html.match(/data-testid="view-(?!input)\w+"/g)).toHaveLength(4)
  expect(html).toContain('hand.png')
  expect(html).toContain('aria-label="Another picture from its left"')
  expect(html).toContain('aria-label="Add a picture from its back"')
  expect(html.match(/Remove the picture/g)).toHaveLength(1)
})

test('what is wrong with a view is said in its place', () => {
  const html = markup({ top: { ...takePicture(new File([], 'empty.png')) } })
  const [, place] = html.split('data-testid="view-top"')
  expect(place).toMatch(/role="alert"[^>]*>This file is empty/)
})

test('nothing can be changed while it is sent', () => {
  const html = markup({ left: takePicture(new File(['left'], 'left.png')) }, true)
  expect(html).not.toContain('Remove the picture')
  expect(html.match(/disabled=""/g)).toHaveLength(4)
})
