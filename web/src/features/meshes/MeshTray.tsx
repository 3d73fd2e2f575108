import { ActionIcon, Button } from '@mantine/core'
import { leadsTo } from '../../ui/address'
import { Icon } from '../../ui/Icon'
import { Progress } from '../../ui/Progress'
import { bytes, number } from '../../ui/words'
import css from './MeshTray.module.css'
import { useMeshes, type Sent } from './store'

/** The meshes that are sent or were: how far each is, why it was refused, or the way on. */
export function MeshTray() {
  const sent = useMeshes((meshes) => meshes.sent)
  if (sent.length === 0) return null
  return (
    <ul className={css.tray} aria-label="Meshes you sent">
      {sent.map((mesh) => (
        <Row key={mesh.id} mesh={mesh} />
      ))}
    </ul>
  )
}

function Row({ mesh }: { mesh: Sent }) {
  const drop = useMeshes((meshes) => meshes.drop)
  const { upload, refusal } = mesh
  return (
    <li className={css.row} data-refused={refusal !== null || undefined} data-testid="mesh-row">
      <span className={css.icon}>
        <Icon name="cube" size={22} />
      </span>
      <div className={css.words}>
        <span className={css.name}>{mesh.name}</span>
        <span className={css.meta}>
          {bytes(mesh.bytes)}
          {upload?.faces && `, ${number(upload.faces)} faces`}
        </span>
        {!upload && !refusal && (
          <Progress label={`Sending ${mesh.name}`} fraction={mesh.fraction} isWaiting={mesh.fraction >= 1} />
        )}
        {refusal && (
          <span className={css.refusal} role="alert" data-testid="mesh-refusal">
            {refusal}
          </span>
        )}
      </div>
      {upload && (
        <Button component="a" size="sm" {...leadsTo(`/meshes/${upload.id}`)}>
          Finish this mesh
        </Button>
      )}
      {(upload ?? refusal) && (
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={`Remove ${mesh.name} from the list`}
          onClick={() => drop(mesh.id)}
        >
          <Icon name="cross" size={17} />
        </ActionIcon>
      )}
    </li>
  )
}
