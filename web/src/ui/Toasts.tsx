import { ActionIcon, Button } from '@mantine/core'
import { Icon } from './Icon'
import { useToasts } from './toasts'
import css from './Toasts.module.css'

/** The corner where short messages are shown; read aloud when they come. */
export function Toasts() {
  const { shown, drop } = useToasts()
  return (
    <div className={css.corner} role="status" aria-live="polite">
      {shown.map((toast) => (
        <div key={toast.id} className={css.toast} data-tone={toast.tone}>
          <span className={css.text}>{toast.text}</span>
          {toast.action && (
            <Button
              size="compact-sm"
              variant="subtle"
              className={css.action}
              onClick={() => {
                toast.action?.run()
                drop(toast.id)
              }}
            >
              {toast.action.label}
            </Button>
          )}
          <ActionIcon variant="transparent" className={css.action} aria-label="Dismiss" onClick={() => drop(toast.id)}>
            <Icon name="cross" size={16} />
          </ActionIcon>
        </div>
      ))}
    </div>
  )
}
