import { z } from 'zod'
import { languagesKnown } from '#lib/words'
import { Zone } from '#lib/zone'
import { Language } from '../schemas.ts'

/** Where this browser believes to be. */
export const zoneHere = () => Intl.DateTimeFormat().resolvedOptions().timeZone

export const zoneChoices = () =>
  [...new Set([zoneHere(), ...Intl.supportedValuesOf('timeZone'), 'UTC'])].map((zone) => ({
    value: zone,
    title: zone.replaceAll('_', ' '),
  }))

const nameOf = (language: string) =>
  new Intl.DisplayNames(language, { type: 'language' }).of(language) ?? language

/** The languages that the house speaks, each as it calls itself. */
export const languageChoices = () => languagesKnown.map((value) => ({ value, title: nameOf(value) }))

/** The same values, to be picked from a list. */
export const PickedZone = Zone.meta({ title: 'Time zone', widget: 'choice' })
export const PickedLanguage = Language.meta({ title: 'Language', widget: 'choice' })
export const Whereabouts = z.object({ language: PickedLanguage, zone: PickedZone })
