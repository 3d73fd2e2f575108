/** Where a camera stands and what it looks at, in the viewer's unit. */
export interface Pose {
  position: [number, number, number]
  target: [number, number, number]
  /** Somebody chose it; otherwise it is only where the viewer began. */
  isChosen: boolean
}

type Hearer = (pose: Pose) => void

/**
 * Ties the cameras of several viewers together: what one does the others do.
 * A viewer that joins later takes the last pose over, so that it also carries a pose from one object to the next.
 */
export class ViewLink {
  private readonly hearers = new Set<Hearer>()
  private pose: Pose | null = null

  get last(): Pose | null {
    return this.pose
  }

  /** Told by the viewer that moved; it does not hear itself. */
  tell(pose: Pose, from: Hearer): void {
    this.pose = pose
    for (const hearer of this.hearers) if (hearer !== from) hearer(pose)
  }

  join(hearer: Hearer): () => void {
    this.hearers.add(hearer)
    return () => {
      this.hearers.delete(hearer)
    }
  }
}
