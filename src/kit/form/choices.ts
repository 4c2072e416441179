import { spoken } from '#lib/words'
import type { Choice } from './control.tsx'

/** All time zones by name, the browser's own first. */
export function zoneChoices(): Choice[] {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone
  const zones = new Set([here, ...Intl.supportedValuesOf('timeZone'), 'UTC'])
  return [...zones].map((zone) => ({ value: zone, title: zone.replaceAll('_', ' ') }))
}

const languages =
  'ar cs da de el en es et fi fr he hi hr hu id is it ja ko lt lv nb nl pl pt ro ru sk sl sr sv th tr uk vi zh'

/** Languages that people speak, by what the reader calls them. */
export function languageChoices(): Choice[] {
  const names = new Intl.DisplayNames(spoken(), { type: 'language' })
  return languages
    .split(' ')
    .map((value) => ({ value, title: names.of(value) ?? value }))
    .toSorted((a, b) => a.title.localeCompare(b.title, spoken()))
}
