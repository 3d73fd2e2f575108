import { Button } from '@mantine/core'
import type { Trial } from '../../api/types'
import { leadsTo } from '../../ui/address'
import { Icon } from '../../ui/Icon'
import { Notice } from '../../ui/Notice'
import { Progress } from '../../ui/Progress'
import { ago } from '../../ui/words'
import { DeleteTrial } from './DeleteTrial'
import { MeasureTable } from './MeasureTable'
import { useTrials } from './store'
import css from './TrialCard.module.css'
import { apart, armDoes, MEASURES } from './words'

/** One trial: what is compared, what came of it so far, and whether that is enough to say who wins. */
export function TrialCard({ trial }: { trial: Trial }) {
  const { stop, isAsking } = useTrials()
  const { verdict, measure } = trial
  const isRunning = trial.state === 'running'
  const others = MEASURES.filter(({ value }) => value !== measure)
  const underWay = trial.arms.reduce((sum, arm) => sum + arm.outcomes.under_way, 0)
  return (
    <li className={css.card} data-testid="trial" data-state={trial.state}>
      <header className={css.head}>
        <div className={css.words}>
          <h3 className={css.title}>{trial.name}</h3>
          <p className={css.origin}>
            {trial.share < 1 ? `${Math.round(100 * trial.share)} % of requests` : 'Requests'} for {trial.recipe} ·
            started {ago(trial.created_at)}
            {trial.stopped_at && ` · stopped ${ago(trial.stopped_at)}`}
          </p>
        </div>
        <span className={css.state} data-tone={isRunning ? 'good' : undefined}>
          {isRunning ? 'Running' : 'Stopped'}
        </span>
      </header>
      <ul className={css.arms} aria-label="Arms">
        {trial.arms.map((arm) => (
          <li key={arm.name}>
            <strong>{arm.name}</strong> {armDoes(arm)}
          </li>
        ))}
      </ul>
      {trial.hindrance && (
        <Notice tone="warn" title="For now no request takes part.">
          {trial.hindrance.sentence}
        </Notice>
      )}
      {trial.notes.map((note) => (
        <Notice key={note} tone="warn" title="Mind when you read this.">
          {note}
        </Notice>
      ))}
      <div className={css.verdict} data-won={verdict.winner !== null || undefined} data-testid="verdict">
        <p className={css.sentence}>
          {verdict.winner !== null && <Icon name="check" />}
          {verdict.sentence}
        </p>
        {verdict.reached < verdict.needed && (
          <Progress label="Towards a first word" fraction={verdict.reached / verdict.needed} />
        )}
        <Undecided trial={trial} />
        <Differences trial={trial} />
      </div>
      <div className={css.measures}>
        <MeasureTable trial={trial} measure={measure} />
        {others.map(({ value }) => (
          <MeasureTable key={value} trial={trial} measure={value} />
        ))}
      </div>
      <footer className={css.foot}>
        {isRunning ? (
          <Button variant="default" loading={isAsking} onClick={() => void stop(trial.id)}>
            Stop
          </Button>
        ) : (
          <DeleteTrial trial={trial} />
        )}
        <span className={css.note}>
          {underWay > 0 && `${underWay} under way. `}Each picture counts once. The light bars show where the truth may
          lie.
        </span>
      </footer>
    </li>
  )
}

function Undecided({ trial }: { trial: Trial }) {
  const waiting = trial.arms.reduce((sum, arm) => sum + arm.outcomes.undecided, 0)
  if (trial.measure !== 'kept' || waiting === 0) return null
  return (
    <p className={css.more}>
      {waiting === 1 ? 'One picture waits' : `${waiting} pictures wait`} for your word: open what was made of them in
      the <a {...leadsTo('/library')}>library</a>, and keep or discard it.
    </p>
  )
}

function Differences({ trial }: { trial: Trial }) {
  const { verdict, measure } = trial
  return verdict.differences.map(({ arm, other, value, low, high }) =>
    value === null || low === null || high === null ? null : (
      <p key={`${arm}|${other}`} className={css.more}>
        {arm} against {other}: {apart({ value, low, high }, measure)}.
      </p>
    ),
  )
}
