import { Button, Collapse } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { Icon } from './Icon'
import css from './More.module.css'

interface Props {
  /** On the button while the rest is hidden. */
  label?: string
  /** Beside each other where there is room. */
  isGrid?: boolean
  /** Whether it is open to begin with. */
  isOpenFirst?: boolean
  children: ReactNode
}

/** Fields that are rarely needed, behind a button. */
export function More({ label = 'More', isGrid = false, isOpenFirst = false, children }: Props) {
  const [isOpen, setOpen] = useState(isOpenFirst)
  return (
    <div>
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<Icon name="sliders" size={16} />}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {isOpen ? 'Less' : label}
      </Button>
      <Collapse expanded={isOpen}>
        <div className={css.fields} data-grid={isGrid || undefined}>
          {children}
        </div>
      </Collapse>
    </div>
  )
}
