import { describe, expect, it } from 'vitest'
import { Board } from '../board'
import { History, StepRecorder } from '../history'
import { KEPT, REMOVED, filledMask } from '../mask'
import type { Rect } from '../mask'
import { TILE } from '../tiles'

const REMOVING = { radius: 12, hardness: 0.5, target: REMOVED }

function paint(board: Board, x: number): void {
  board.begin(REMOVING, { x, y: 40 })
  board.extend({ x: x + 30, y: 60 })
  board.finish()
}

describe('a board', () => {
  it('takes back and makes again every stroke, to the last value', () => {
    const board = new Board(filledMask(200, 130, KEPT))
    const states = [board.mask.values.slice()]
    for (const x of [20, 60, 130]) {
      paint(board, x)
      states.push(board.mask.values.slice())
    }
    for (const state of states.slice(0, -1).reverse()) {
      board.undo()
      expect(board.mask.values).toEqual(state)
    }
    expect(board.canUndo).toBe(false)
    for (const state of states.slice(1)) {
      board.redo()
      expect(board.mask.values).toEqual(state)
    }
    expect(board.canRedo).toBe(false)
  })

  it('forgets what was undone once something else is painted', () => {
    const board = new Board(filledMask(200, 130, KEPT))
    paint(board, 20)
    board.undo()
    paint(board, 100)
    expect(board.canRedo).toBe(false)
  })

  it('keeps nothing of an abandoned stroke, not even a step', () => {
    const board = new Board(filledMask(200, 130, KEPT))
    board.begin(REMOVING, { x: 50, y: 50 })
    board.extend({ x: 150, y: 60 })
    board.abandon()
    expect(board.mask.values.every((value) => value === KEPT)).toBe(true)
    expect(board.canUndo).toBe(false)
  })

  it('does not count a stroke that changed nothing', () => {
    const board = new Board(filledMask(200, 130, REMOVED))
    paint(board, 20)
    expect(board.canUndo).toBe(false)
    expect(board.isChanged).toBe(false)
  })

  it('comes back to where it started, and that can be undone as well', () => {
    const board = new Board(filledMask(200, 130, KEPT))
    paint(board, 20)
    const before = board.mask.values.slice()
    board.reset()
    expect(board.isChanged).toBe(false)
    board.undo()
    expect(board.mask.values).toEqual(before)
  })

  it('leaves the mask it was given alone', () => {
    const start = filledMask(90, 90, KEPT)
    const board = new Board(start)
    board.fill(REMOVED)
    expect(board.keepsSomething).toBe(false)
    expect(start.values.every((value) => value === KEPT)).toBe(true)
  })

  it('tells of an undone stroke where it had been', () => {
    const board = new Board(filledMask(300, 300, KEPT))
    const told: Rect[] = []
    board.begin(REMOVING, { x: 100, y: 100 })
    board.finish()
    board.listen((rect) => told.push(rect))
    board.undo()
    expect(told).toEqual([{ left: TILE, top: TILE, right: 2 * TILE, bottom: 2 * TILE }])
  })
})

describe('the history', () => {
  it('drops its oldest steps when they grow too large, never the newest', () => {
    const mask = filledMask(TILE, TILE, REMOVED)
    const history = new History(mask, 3 * 2 * TILE * TILE)
    for (let value = 1; value <= 5; value += 1) {
      const recorder = new StepRecorder(mask)
      recorder.original(0)
      mask.values.fill(value)
      history.push(recorder.finish())
    }
    let taken = 0
    while (history.undo()) taken += 1
    expect(taken).toBe(3)
    expect(mask.values[0]).toBe(2)
  })
})
