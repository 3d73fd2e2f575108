import { expect, test, vi } from 'vitest'
import { ViewLink, type Pose } from '../viewLink'

const POSE: Pose = { position: [0, 1, 4], target: [0, 0.5, 0], isChosen: true }

test('every viewer but the one that moved hears of a move', () => {
  const [one, other, link] = [vi.fn(), vi.fn(), new ViewLink()]
  link.join(one)
  const leave = link.join(other)
  link.tell(POSE, one)
  expect(one).not.toHaveBeenCalled()
  expect(other).toHaveBeenCalledWith(POSE)
  leave()
  link.tell(POSE, one)
  expect(other).toHaveBeenCalledTimes(1)
})

test('who joins later finds where the others stand', () => {
  const link = new ViewLink()
  expect(link.last).toBeNull()
  link.tell(POSE, vi.fn())
  expect(link.last).toBe(POSE)
})
