import type { IconName } from '#kit/icon.tsx'
import type { Level } from '#facets/places/levels'
import { levels } from '#facets/places/levels'
import { w } from './words.ts'

export const levelWord = (level: Level) => w(`level.${level}`)
export const levelChoices = () => levels.map((value) => ({ value, title: levelWord(value) }))

export const levelIcons: Record<Level, IconName> = {
  region: 'outage',
  site: 'pin',
  building: 'building',
  floor: 'columns',
  room: 'door',
  area: 'table',
}

interface Address {
  street: string
  postal_code: string
  city: string
  region: string
  country: string
}
/** An address in one line. */
export const addressLine = ({ street, postal_code, city, region, country }: Address) =>
  [street, `${postal_code} ${city}`.trim(), region, country].filter(Boolean).join(', ')
