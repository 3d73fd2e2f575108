import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import type { WeightSet } from '../../api/types'
import { Icon, type IconName } from '../../ui/Icon'
import { Notice } from '../../ui/Notice'
import { bytes } from '../../ui/words'
import css from './LicenceTerms.module.css'
import { useWeights } from './store'
import { territories, territory as inWords } from './words'

interface Props {
  weights: WeightSet
  /** Where weights are used, as the owner declared it. */
  territory: string | null
}

const GROUPS = [
  ['allows', 'Allowed', 'check'],
  ['forbids', 'Not allowed', 'cross'],
  ['use_limits', 'And', 'arrow'],
] as const satisfies readonly (readonly [string, string, IconName])[]

/** A licence in short, accepting it, and the download that then begins. */
export function LicenceTerms({ weights, territory }: Props) {
  const [isAccepted, setAccepted] = useState(false)
  const { download, asking } = useWeights()
  const { name, licence, not_offered: hindrance, bytes: size, bytes_here: here } = weights
  if (!licence) return null
  return (
    <section className={css.terms} aria-label={`Licence of ${weights.title ?? name}`}>
      <h4 className={css.title}>
        <a href={licence.url} target="_blank" rel="noreferrer">
          {licence.title}
        </a>
      </h4>
      <p className={css.lead}>In short; the text decides.</p>
      <div className={css.groups}>
        {GROUPS.filter(([key]) => licence[key].length > 0).map(([key, label, icon]) => (
          <div key={key} data-group={key}>
            <h5 className={css.label}>{label}</h5>
            <ul className={css.sentences}>
              {licence[key].map((sentence) => (
                <li key={sentence}>
                  <Icon name={icon} size={15} />
                  <span>{sentence}</span>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
      {licence.source && <p className={css.where}>{licence.source}</p>}
      {licence.excludes.length > 0 && (
        <p className={css.where} data-testid="territory">
          It gives no rights in {territories(licence.excludes)}.{' '}
          {territory && `You use it in ${inWords(territory)}, as ORFEAS_TERRITORY says.`}
        </p>
      )}
      {hindrance ? (
        <Notice tone="warn" title="It cannot be downloaded now.">
          {hindrance.sentence} Settings are read when the studio starts.
        </Notice>
      ) : (
        <div className={css.go}>
          <Checkbox
            label="I have read the licence and accept it"
            checked={isAccepted}
            onChange={(event) => setAccepted(event.currentTarget.checked)}
          />
          <Button
            leftSection={<Icon name="download" />}
            disabled={!isAccepted}
            loading={asking === name}
            onClick={() => void download(name, licence.id)}
          >
            {here > 0
              ? `Go on, ${bytes(Math.max(size - here, 0))} left`
              : size > 0
                ? `Download ${bytes(size)}`
                : 'Download'}
          </Button>
        </div>
      )}
      <p className={css.otherwise}>
        On the command line: <code>orfeas models download {name}</code>, or{' '}
        <code>orfeas models register PATH{weights.purpose === 'shape' ? '' : ` --as ${name}`}</code> for a copy you
        have.
      </p>
    </section>
  )
}
