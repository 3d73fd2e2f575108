import { lazy, Suspense, type ReactNode } from 'react'
import { CreatePage } from '../features/create/CreatePage'
import { AssetPage } from '../features/library/AssetPage'
import { LibraryPage } from '../features/library/LibraryPage'
import { Recent } from '../features/library/Recent'
import { MeshPage } from '../features/meshes/MeshPage'
import { MeshTray } from '../features/meshes/MeshTray'
import { ToolsPage } from '../features/meshes/ToolsPage'
import { FromWords } from '../features/paint/FromWords'
import { JobPage } from '../features/queue/JobPage'
import { QueuePage } from '../features/queue/QueuePage'
import { StyleLibrary } from '../features/styles/StyleLibrary'
import { StyleMixer } from '../features/styles/StyleMixer'
import { Asked } from '../features/tools/Asked'
import { KeepOrDiscard } from '../features/trials/KeepOrDiscard'
import { Trials } from '../features/trials/Trials'
import { WeightsPage } from '../features/weights/WeightsPage'
import { leadsTo } from '../ui/address'
import { EmptyState } from '../ui/EmptyState'
import { Page } from '../ui/Page'
import { whenAsked } from './whenAsked'
import { whenMeshes } from './whenMeshes'
import { whenPainted } from './whenPainted'
import { AssetWork, Outcome, UploadWork } from './work'

const CutoutRoute = lazy(() => import('./CutoutRoute').then((room) => ({ default: room.CutoutRoute })))

const ID = '([0-9a-f-]{36})'
const ROUTES: [RegExp, (id: string) => ReactNode][] = [
  [
    /^\/$/,
    () => (
      <CreatePage
        onAsked={whenAsked}
        onMeshes={whenMeshes}
        meshes={<MeshTray />}
        words={
          <FromWords
            onPicture={(painting) => void whenPainted(painting)}
            onObject={(job) => whenAsked([job], { isAll: true })}
            renderStyles={(slot) => <StyleMixer {...slot} />}
          />
        }
        renderStyles={(network, mix, onMix) => <StyleMixer network={network} mix={mix} onMix={onMix} />}
        below={<Recent />}
      />
    ),
  ],
  [/^\/jobs$/, () => <QueuePage />],
  [
    new RegExp(`^/jobs/${ID}$`),
    (id) => (
      <JobPage
        key={id}
        id={id}
        renderResult={(job) => <Outcome job={job} />}
        renderAsked={(job) => <Asked job={job} />}
      />
    ),
  ],
  [
    new RegExp(`^/jobs/${ID}/cutout$`),
    (id) => (
      <Suspense fallback={null}>
        <CutoutRoute key={id} id={id} />
      </Suspense>
    ),
  ],
  [/^\/library$/, () => <LibraryPage />],
  [
    new RegExp(`^/assets/${ID}$`),
    (id) => (
      <AssetPage
        key={id}
        id={id}
        renderWork={(asset) => <AssetWork asset={asset} />}
        renderQuestion={(asset, put) => <KeepOrDiscard asset={asset} onSaid={put} />}
      />
    ),
  ],
  [
    /^\/models$/,
    () => (
      <WeightsPage
        below={
          <>
            <StyleLibrary />
            <Trials renderStyles={(network, mix, onMix) => <StyleMixer network={network} mix={mix} onMix={onMix} />} />
          </>
        }
      />
    ),
  ],
  [/^\/tools$/, () => <ToolsPage onFiles={whenMeshes} />],
  [
    new RegExp(`^/meshes/${ID}$`),
    (id) => <MeshPage key={id} id={id} renderWork={(upload) => <UploadWork upload={upload} />} />,
  ],
]

/** The page that belongs to an address. */
export function pageAt(path: string): ReactNode {
  const plain = path.length > 1 ? path.replace(/\/$/, '') : path
  for (const [pattern, render] of ROUTES) {
    const found = pattern.exec(plain)
    if (found) return render(found[1] ?? '')
  }
  return (
    <Page title="Nothing here">
      <EmptyState
        icon="search"
        title="There is no page at this address"
        action={<a {...leadsTo('/')}>To the beginning</a>}
      >
        It may have been typed wrongly, or what it showed has been removed.
      </EmptyState>
    </Page>
  )
}
