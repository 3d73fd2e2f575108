import type { WeightSets } from '../../api/types'
import { Icon } from '../../ui/Icon'
import { bytes } from '../../ui/words'
import css from './CardList.module.css'

interface Props {
  cards: WeightSets['cards']
  /** As the owner set it; null for a card. */
  device: string | null
}

/** The GPUs of this machine and how full they are. */
export function CardList({ cards, device }: Props) {
  if (cards.length === 0)
    return (
      <p className={css.none} data-testid="no-cards">
        <Icon name="chip" size={22} />
        <span>
          No NVIDIA card was found on this machine.{' '}
          {device
            ? `Networks run on ${device}, as ORFEAS_DEVICE says.`
            : 'Large networks want one; with ORFEAS_DEVICE=cpu the processor runs them, slowly.'}
        </span>
      </p>
    )
  return (
    <ul className={css.cards} aria-label="Cards">
      {device && <li className={css.device}>Networks run on {device}, as ORFEAS_DEVICE says.</li>}
      {cards.map((card) => (
        <li key={card.index} className={css.card}>
          <span className={css.icon}>
            <Icon name="chip" size={22} />
          </span>
          <div className={css.words}>
            <div className={css.line}>
              <span className={css.name}>{card.name}</span>
              <span className={css.amount}>{amountOf(card)}</span>
            </div>
            {card.total_bytes !== null && card.free_bytes !== null && (
              <div
                className={css.bar}
                role="meter"
                aria-label={`Memory of ${card.name}`}
                aria-valuemin={0}
                aria-valuemax={card.total_bytes}
                aria-valuenow={card.total_bytes - card.free_bytes}
                aria-valuetext={amountOf(card)}
              >
                <span style={{ inlineSize: `${100 * (1 - card.free_bytes / card.total_bytes)}%` }} />
              </div>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}

function amountOf({ total_bytes: total, free_bytes: free }: WeightSets['cards'][number]): string {
  if (total === null) return 'its memory is not told'
  return free === null ? bytes(total) : `${bytes(total - free)} of ${bytes(total)} in use`
}
