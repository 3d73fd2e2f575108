import { Button } from '@mantine/core'
import { Notice } from './Notice'

/** Why a page has nothing to show, with a way to ask again. */
export function LoadFailure({ failure, onAgain }: { failure: string | null; onAgain: () => void }) {
  if (!failure) return null
  return (
    <Notice
      tone="bad"
      actions={
        <Button size="xs" variant="default" onClick={onAgain}>
          Try again
        </Button>
      }
    >
      {failure}
    </Notice>
  )
}
