import { Button } from '@mantine/core'
import { Component, type ReactNode } from 'react'
import { Notice } from '../ui/Notice'

/** Shown in place of a page that broke; the other pages go on. */
export class ErrorScreen extends Component<{ children: ReactNode }, { failure: Error | null }> {
  override state: { failure: Error | null } = { failure: null }

  static getDerivedStateFromError(failure: Error) {
    return { failure }
  }

  override render() {
    const { failure } = this.state
    if (!failure) return this.props.children
    return (
      <Notice
        tone="bad"
        title="This page broke. This is our mistake; your objects are safe."
        actions={
          <Button size="xs" variant="default" onClick={() => window.location.reload()}>
            Load it again
          </Button>
        }
      >
        {failure.message}
      </Notice>
    )
  }
}
