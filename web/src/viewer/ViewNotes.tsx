import { ActionIcon, Text, Tooltip, VisuallyHidden } from '@mantine/core'
import classes from './AssetViewer.module.css'
import { lengthText } from './frame'

interface Props {
  id: string
  /** What a cell of the grid measures; null while there is none. */
  stepMetres: number | null
  lacksUvs: boolean
  hasCameras: boolean
  onReset: (() => void) | null
}

const HELP = 'Drag or use the arrow keys to turn. Scroll, pinch or press + and - to zoom. R or Home shows all again.'

/** The words around the object: how large a cell of the grid is, how to move, and the way back. */
export function ViewNotes({ id, stepMetres, lacksUvs, hasCameras, onReset }: Props) {
  const help = hasCameras ? `${HELP} Numbers look from the sides.` : HELP
  return (
    <>
      <VisuallyHidden id={id}>{help}</VisuallyHidden>
      {stepMetres !== null && (
        <>
          <Text className={classes.hint} size="xs" aria-hidden>
            {help}
          </Text>
          <Text className={classes.scale} size="xs">
            <span className={classes.cell} aria-hidden />
            grid {lengthText(stepMetres)}
          </Text>
        </>
      )}
      {lacksUvs && (
        <Text className={classes.remark} size="sm" role="status">
          This object has no texture coordinates to show.
        </Text>
      )}
      {onReset && (
        <Tooltip label="Show all (R)" position="left">
          <ActionIcon
            className={classes.reset}
            variant="default"
            size="lg"
            radius="xl"
            onClick={onReset}
            aria-label="Show all"
          >
            <svg
              width="18"
              height="18"
              viewBox="0 0 24 24"
              fill="none"
              stroke="currentColor"
              strokeWidth="1.8"
              aria-hidden
            >
              <path d="M4 9V5a1 1 0 0 1 1-1h4M15 4h4a1 1 0 0 1 1 1v4M20 15v4a1 1 0 0 1-1 1h-4M9 20H5a1 1 0 0 1-1-1v-4" />
              <circle cx="12" cy="12" r="2.5" />
            </svg>
          </ActionIcon>
        </Tooltip>
      )}
    </>
  )
}
