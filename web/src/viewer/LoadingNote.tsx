import { Progress, Text } from '@mantine/core'
import classes from './AssetViewer.module.css'

/** How far the file has come. */
export function LoadingNote({ fraction }: { fraction: number | null }) {
  const percent = fraction === null ? null : Math.round(fraction * 100)
  return (
    <div className={classes.note} role="status">
      <Text size="sm" c="dimmed">
        {percent === null || percent === 100 ? 'Opening the object …' : `Fetching the object … ${percent} %`}
      </Text>
      <Progress
        w={180}
        size="sm"
        radius="xl"
        value={percent ?? 100}
        animated={percent === null || percent === 100}
        aria-label="Loading the object"
      />
    </div>
  )
}
