import { Accordion } from '@mantine/core'
import { useEffect, useState } from 'react'
import { usePresets } from '../../api/presets'
import type { Source } from '../../api/tools'
import { GROUPS } from './catalog'
import { ToolItem } from './ToolItem'
import css from './ToolsPanel.module.css'

interface Props {
  source: Source
  title: string
  /** Longest side of the mesh, where it is known. */
  metres: number | null
}

/** Everything that can be made of a mesh, one row a tool. */
export function ToolsPanel({ source, title, metres }: Props) {
  const [open, setOpen] = useState<string | null>(null)
  const load = usePresets((presets) => presets.load)
  useEffect(() => void load(), [load])
  const isAsset = 'asset_id' in source
  const groups = GROUPS.map((group) => ({
    ...group,
    tools: group.tools.filter((tool) => isAsset || !tool.isForAssets),
  }))
  return (
    <section className={css.panel} aria-labelledby="make" data-testid="tools">
      <h2 id="make" className={css.title}>
        {title}
      </h2>
      {groups
        .filter((group) => group.tools.length > 0)
        .map((group) => (
          <div key={group.title} className={css.group}>
            <h3 className={css.heading}>{group.title}</h3>
            <Accordion
              variant="contained"
              radius="lg"
              classNames={{ item: css.item, control: css.control, label: css.label }}
              value={open}
              onChange={setOpen}
            >
              {group.tools.map((tool) => (
                <ToolItem key={tool.kind} tool={tool} source={source} metres={metres} isOpen={open === tool.kind} />
              ))}
            </Accordion>
          </div>
        ))}
    </section>
  )
}
