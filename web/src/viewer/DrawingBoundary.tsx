import { Component } from 'react'
import type { ReactNode } from 'react'

interface Props {
  children: ReactNode
  onFailed: (error: unknown) => void
}

/** Catches what goes wrong while drawing, so that the page around the viewer lives on. */
export class DrawingBoundary extends Component<Props, { hasFailed: boolean }> {
  override state = { hasFailed: false }

  static getDerivedStateFromError() {
    return { hasFailed: true }
  }

  override componentDidCatch(error: unknown) {
    this.props.onFailed(error)
  }

  override render() {
    return this.state.hasFailed ? null : this.props.children
  }
}
