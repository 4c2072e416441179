import type { z } from 'zod'
import { dayDated } from '#lib/time/relative'
import { say } from '#lib/words'
import { htmlOf } from '#facets/comments/html'
import type { expiryNear } from './contract.ts'
import { w } from './words.ts'

type Near = z.output<typeof expiryNear.data>

/** What is asked of somebody about something that ends: a title and its text, in a language. `address`: of the house. */
export function requestOf(
  { key, title: name, sub, to, act_on, ends_on }: Near,
  language: string,
  address: string,
) {
  const [act, end] = [act_on === null ? '' : dayDated(act_on, language), dayDated(ends_on, language)]
  const title =
    act_on === null
      ? w.later('request-end', { title: name, day: end })
      : w.later('request-act', { title: name, day: act })
  const text = act_on === null ? w.later('text-end', { end }) : w.later('text-act', { act, end })
  const about = [key, name, sub].filter((part) => part !== '').join(' · ')
  return { title: say(title, language), html: htmlOf(`${say(text, language)}\n\n${about}\n${address}${to}`) }
}
