import { Button, Text } from '@mantine/core'
import classes from './AssetViewer.module.css'

interface Props {
  sentence: string
  action: string
  onAct: () => void
}

/** What went wrong, and the button that tries again. */
export function TroubleNote({ sentence, action, onAct }: Props) {
  return (
    <div className={classes.note} role="alert">
      <Text size="sm" ta="center" maw={340}>
        {sentence}
      </Text>
      <Button variant="default" size="sm" onClick={onAct}>
        {action}
      </Button>
    </div>
  )
}
