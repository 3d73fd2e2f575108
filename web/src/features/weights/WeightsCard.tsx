import type { WeightSet, WeightSets } from '../../api/types'
import { Notice } from '../../ui/Notice'
import { More } from '../../ui/More'
import { bytes } from '../../ui/words'
import { DownloadProgress } from './DownloadProgress'
import { LicenceTerms } from './LicenceTerms'
import { RemoveButton } from './RemoveButton'
import { Room } from './Room'
import { useWeights } from './store'
import css from './WeightsCard.module.css'
import { stateOf, territory as inWords } from './words'

interface Props {
  weights: WeightSet
  cards: WeightSets['cards']
  territory: string | null
}

/** One set of weights: how it is, what it takes, and what can be done about it. */
export function WeightsCard({ weights, cards, territory }: Props) {
  const refused = useWeights((all) => all.refused[weights.name])
  const { name, title, purpose, engine, state, download } = weights
  const isByName = purpose !== 'shape' && purpose !== null
  const said = stateOf(weights)
  const isHere = state === 'installed' || state === 'damaged'
  return (
    <li className={css.card} data-testid={`weights-${name}`} data-state={state}>
      <header className={css.head}>
        <div className={css.words}>
          <h3 className={css.title}>{title ?? name}</h3>
          <p className={css.origin}>
            {purpose === 'shape' && <>for the engine {engine} · </>}
            {weights.licence && isByName && <>{weights.licence.title} · </>}
            {weights.bytes > 0
              ? `${bytes(weights.bytes)} ${isHere ? 'on disk' : 'to download'}`
              : 'size told by the hub'}
            {weights.repository && ` · ${weights.repository}`}
            {weights.revision && ` at ${weights.revision.slice(0, 8)}`}
          </p>
        </div>
        <span className={css.state} data-tone={said.tone} data-testid="weights-state">
          {said.text}
        </span>
      </header>
      {refused && <Notice tone="bad">{refused}</Notice>}
      {download?.error && (
        <Notice tone="bad" title="The last download ended early.">
          {download.error.detail}
        </Notice>
      )}
      {state === 'damaged' && (
        <Notice tone="bad" title="A file is not as it was installed.">
          <code>orfeas models verify {name}</code> says which. Or remove it here and download it again.
        </Notice>
      )}
      {isHere && weights.is_allowed === false && (
        <Notice tone="bad" title={`Its licence gives no rights in ${territory ? inWords(territory) : 'your country'}.`}>
          Neither it nor what is made with it may be used there. ORFEAS_TERRITORY says where that is.
        </Notice>
      )}
      {weights.not_run && (
        <Notice tone="warn" title="It could not run here yet.">
          {weights.not_run.sentence}
        </Notice>
      )}
      {download?.is_under_way && <DownloadProgress name={name} download={download} />}
      <Room weights={weights} cards={cards} />
      {!isHere && !download?.is_under_way && !isByName && <LicenceTerms weights={weights} territory={territory} />}
      {!isHere && !download?.is_under_way && isByName && (
        <More label="Licence and download" isOpenFirst={state === 'begun'}>
          <LicenceTerms weights={weights} territory={territory} />
        </More>
      )}
      {isHere && <RemoveButton weights={weights} />}
    </li>
  )
}
