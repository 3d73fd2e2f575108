import { describe, expect, it } from 'vitest'
import { greyPixels, maskFromAlpha } from '../mask'
import { createCutoutStore, sizesFor } from '../store'
import { fitted, panned, toPicture, toScreen, zoomed } from '../view'

const PICTURE = { width: 2000, height: 1000 }
const STAGE = { width: 800, height: 600 }

describe('the view', () => {
  it('shows the whole picture at first', () => {
    const view = fitted(PICTURE, STAGE)
    const [first, last] = [toScreen(view, { x: 0, y: 0 }), toScreen(view, { x: 2000, y: 1000 })]
    expect(Math.min(first.x, first.y)).toBeGreaterThanOrEqual(0)
    expect(last.x).toBeLessThanOrEqual(800)
    expect(last.y).toBeLessThanOrEqual(600)
  })

  it('keeps the point under the fingers while it zooms', () => {
    const view = fitted(PICTURE, STAGE)
    const before = toPicture(view, { x: 300, y: 250 })
    const after = toPicture(zoomed(view, 3, { x: 300, y: 250 }, PICTURE, STAGE), { x: 300, y: 250 })
    expect(after.x).toBeCloseTo(before.x, 6)
    expect(after.y).toBeCloseTo(before.y, 6)
  })

  it('never loses the picture', () => {
    const view = panned(fitted(PICTURE, STAGE), { x: -1e6, y: 1e6 }, PICTURE, STAGE)
    expect(toScreen(view, { x: 2000, y: 0 }).x).toBeGreaterThan(100)
    expect(toScreen(view, { x: 0, y: 0 }).y).toBeLessThan(520)
  })

  it('goes back and forth between screen and picture', () => {
    const view = { scale: 2.5, x: -40, y: 17 }
    expect(toPicture(view, toScreen(view, { x: 12, y: 34 }))).toEqual({ x: 12, y: 34 })
  })
})

describe('the mask of a cut-out', () => {
  it('is its opacity, and goes out as opaque grey', () => {
    const mask = maskFromAlpha({ width: 3, height: 1, data: [9, 9, 9, 0, 8, 8, 8, 100, 7, 7, 7, 255] })
    expect([...mask.values]).toEqual([0, 100, 255])
    expect([...greyPixels(mask)]).toEqual([0, 0, 0, 255, 100, 100, 100, 255, 255, 255, 255, 255])
  })
})

describe('the editor', () => {
  it('keeps the brush within the sizes there are', () => {
    const store = createCutoutStore({ width: 400, height: 300, values: new Uint8Array(120_000) })
    const [smallest, largest] = sizesFor({ width: 400, height: 300 })
    store.getState().resize(-5)
    expect(store.getState().size).toBe(smallest)
    store.getState().resize(5000)
    expect(store.getState().size).toBe(largest)
  })

  it('knows what can be undone', () => {
    const store = createCutoutStore({ width: 40, height: 30, values: new Uint8Array(1200) })
    store.getState().board.fill(255)
    expect(store.getState()).toMatchObject({ canUndo: true, canRedo: false })
    store.getState().board.undo()
    expect(store.getState()).toMatchObject({ canUndo: false, canRedo: true })
  })

  it('stays fitted when its place changes, unless it was zoomed', () => {
    const store = createCutoutStore({ width: 400, height: 300, values: new Uint8Array(120_000) })
    store.getState().place({ width: 800, height: 600 })
    store.getState().place({ width: 360, height: 500 })
    const picture = { width: 400, height: 300 }
    expect(store.getState().view).toEqual(fitted(picture, { width: 360, height: 500 }))
    store.getState().zoom(4)
    const { scale } = store.getState().view
    store.getState().place({ width: 500, height: 500 })
    expect(store.getState().view.scale).toBe(scale)
  })
})
