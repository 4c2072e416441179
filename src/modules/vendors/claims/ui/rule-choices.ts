import { letterLanguages, LateDays, LateUnit, Pays, PenaltyPeriod, PromiseKind } from '../schemas.ts'
import { w } from './words.ts'

const choices = <const V extends string>(values: readonly V[], word: (value: V) => string) =>
  values.map((value) => ({ value, title: word(value) }))

/** The words of every choice that the forms of penalties offer. */
export const choicesOf = {
  what: () => choices(PromiseKind.options, (value) => w(`what.${value}`)),
  pays: () => choices(Pays.options, (value) => w(`pays.${value}`)),
  unit: () => choices(LateUnit.options, (value) => w(`unit.${value}`)),
  days: () => choices(LateDays.options, (value) => w(`days.${value}`)),
  period: () => choices(PenaltyPeriod.options, (value) => w(`period.${value}`)),
  language: () => choices(letterLanguages, (value) => w(`language.${value}`)),
}
