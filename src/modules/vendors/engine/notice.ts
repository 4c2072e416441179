import { everyDay, isBefore, type IsWorkday, workdayFrom, workdaysFrom } from './days.ts'

/** How long before an end a notice must arrive. */
export interface NoticeRule {
  readonly notice_amount: number
  readonly notice_unit: 'days' | 'weeks' | 'months'
  /** By working days only those count, and a notice arrives on one. */
  readonly notice_in: 'calendar' | 'business'
}

const lengthOf = ({ notice_amount, notice_unit }: NoticeRule) => ({ [notice_unit]: notice_amount })

/**
 * The day on which a notice that arrives on `day` is through: that day does not count, the last day does, and a month ends
 * on the day of the same number or, where it has none, on its last (as German law has it: BGB §§ 187 (1), 188 (2), (3)).
 */
export function isThrough(
  rule: NoticeRule,
  day: Temporal.PlainDate,
  isWorkday: IsWorkday,
): Temporal.PlainDate {
  if (rule.notice_in === 'calendar') return day.add(lengthOf(rule))
  const arrives = workdayFrom(day, 1, isWorkday)
  return rule.notice_unit === 'days'
    ? workdaysFrom(arrives, 1, rule.notice_amount, isWorkday)
    : arrives.add(lengthOf(rule))
}

/** The last day on which a notice may arrive to be through on `end`: the inverse of `isThrough`. */
export function noticeDay(
  rule: NoticeRule,
  end: Temporal.PlainDate,
  isWorkday: IsWorkday,
): Temporal.PlainDate {
  if (rule.notice_in === 'business' && rule.notice_unit === 'days')
    return workdaysFrom(workdayFrom(end, -1, isWorkday), -1, rule.notice_amount, isWorkday)
  const latest = latestBefore(rule, end)
  return rule.notice_in === 'business' ? workdayFrom(latest, -1, isWorkday) : latest
}

/** Short months let several days lead to one: the last of them is meant. */
function latestBefore(rule: NoticeRule, end: Temporal.PlainDate): Temporal.PlainDate {
  const calendar: NoticeRule = { ...rule, notice_in: 'calendar' }
  let day = end.subtract(lengthOf(rule))
  for (
    let next = day.add({ days: 1 });
    !isBefore(end, isThrough(calendar, next, everyDay));
    next = next.add({ days: 1 })
  )
    day = next
  return day
}
