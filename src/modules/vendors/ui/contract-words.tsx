import type { z } from 'zod'
import type { Tone } from '#kit/pill.tsx'
import { Pill } from '#kit/pill.tsx'
import { useReader } from '#kit/reader.tsx'
import { moneyOf, moneySaid } from '#lib/money/money'
import { dayDated } from '#lib/time/relative'
import {
  type ContractStatus,
  ContractType,
  type ContractView,
  NoticeIn,
  NoticeTo,
  NoticeUnit,
  Per,
  Renewal,
} from '../contract-schemas.ts'
import { Tier } from '../schemas.ts'
import { w as said } from '../words.ts'
import { w } from './words.ts'

export type Contract = z.output<typeof ContractView>

const choices = <const V extends string>(values: readonly V[], word: (value: V) => string) =>
  values.map((value) => ({ value, title: word(value) }))

/** The words of every choice that a form offers. */
export const wordChoices = {
  tier: () => choices(Tier.options, (value) => said(`tier.${value}`)),
  type: () => choices(ContractType.options, (value) => said(`type.${value}`)),
  renewal: () => choices(Renewal.options, (value) => said(`renewal.${value}`)),
  notice_unit: () => choices(NoticeUnit.options, (value) => said(`unit.${value}`)),
  notice_to: () => choices(NoticeTo.options, (value) => said(`to.${value}`)),
  notice_in: () => choices(NoticeIn.options, (value) => said(`in.${value}`)),
  per: () => choices(Per.options, (value) => said(`per.${value}`)),
}

const tones: Record<z.output<typeof ContractStatus>, Tone | undefined> = {
  planned: 'plan',
  running: 'good',
  cancelled: 'info',
  ended: undefined,
}

export const StatusPill = ({ status }: { status: z.output<typeof ContractStatus> }) => (
  <Pill tone={tones[status]}>{said(`status.${status}`)}</Pill>
)

/** Days and amounts as the reader writes them. */
export function useSaid() {
  const { language } = useReader()
  return {
    day: (day: string) => dayDated(day, language),
    money: (cost: string) => moneySaid(moneyOf(cost), language),
  }
}

/** What it costs, in one line: €3,600.00 per month, rising 3 % a year. */
export function useCostWords() {
  const { money } = useSaid()
  return ({ cost, per, indexation }: Pick<Contract, 'cost' | 'per'> & { indexation?: number }) => {
    if (cost === null) return undefined
    const values = { cost: money(cost), per: said(`per.${per}`) }
    return indexation ? w('cost.rises', { ...values, percent: indexation }) : w('cost', values)
  }
}

/** How long before the end a notice must arrive. */
export function noticeWords({ notice_amount, notice_unit, notice_to, notice_in, renewal }: Contract) {
  if (renewal === 'none' || notice_amount === 0) return w('notice.none')
  const notice = w('notice', {
    n: notice_amount,
    unit: said(`unit.${notice_unit}`),
    to: said(`to.${notice_to}`),
  })
  return notice_in === 'business' ? w('notice.working', { notice }) : notice
}
