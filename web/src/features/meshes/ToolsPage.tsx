import { MESH_ACCEPT } from '../../api/upload'
import { FileDrop } from '../../ui/FileDrop'
import { Icon, type IconName } from '../../ui/Icon'
import { Page } from '../../ui/Page'
import { useFilesFromAnywhere } from '../../ui/useFilesFromAnywhere'
import { MeshTray } from './MeshTray'
import css from './ToolsPage.module.css'

const CAN: readonly { icon: IconName; title: string; text: string }[] = [
  { icon: 'check', title: 'Finish', text: 'Closed, reduced, unwrapped, painted and checked for games, web or print.' },
  { icon: 'ruler', title: 'Analyze', text: 'Walls, overhang, volume, weight and cost of a print.' },
  { icon: 'bandage', title: 'Repair', text: 'Holes, double skins, inner walls and faces turned inwards.' },
  { icon: 'printer', title: 'Make print-ready', text: 'Turned for least support, on the plate, hollow if you like.' },
  { icon: 'shrink', title: 'Simplify', text: 'Fewer faces, the same shape.' },
  { icon: 'layers', title: 'For games', text: 'Levels of detail, collision pieces and navigation meshes.' },
]

/** Where a mesh from elsewhere begins. */
export function ToolsPage({ onFiles }: { onFiles: (files: File[]) => void }) {
  const isOver = useFilesFromAnywhere(onFiles)
  return (
    <Page
      title="Tools for any mesh"
      lead="Yours, bought, scanned or generated elsewhere: send it and choose what is to be done. It stays on this machine."
    >
      <FileDrop
        onFiles={onFiles}
        isOver={isOver}
        icon="cube"
        title="Drop a mesh here"
        text="or press to choose."
        remark="GLB, OBJ, STL, PLY or 3MF, up to 100 MB."
        accept={MESH_ACCEPT}
        inputLabel="Choose a mesh"
        testId="mesh-input"
      />
      <MeshTray />
      <ul className={css.can} aria-label="What can be done">
        {CAN.map(({ icon, title, text }) => (
          <li key={title} className={css.thing}>
            <span className={css.icon}>
              <Icon name={icon} size={20} />
            </span>
            <span>
              <strong>{title}</strong>
              <span className={css.text}>{text}</span>
            </span>
          </li>
        ))}
      </ul>
    </Page>
  )
}
