import { z } from 'zod'
import { Zone } from '#lib/zone'
import type { Read } from '#kernel/context'
import { setting, valuesOf } from '#kernel/settings'
import { Language } from './schemas.ts'
import { w } from './words.ts'

const organisationName = setting(
  'organisation.name',
  z
    .string()
    .trim()
    .min(1)
    .max(200)
    .meta({ title: w('organisation-name') }),
  '',
  { open: true },
)
const organisationLanguage = setting(
  'organisation.language',
  Language.meta({ title: w('organisation-language') }),
  'en',
  {
    open: true,
  },
)
const organisationZone = setting('organisation.zone', Zone.meta({ title: w('organisation-zone') }), 'UTC', {
  open: true,
})
const sessionIdle = setting(
  'session.idle-hours',
  z
    .int()
    .min(1)
    .max(720)
    .meta({ title: w('session-idle') }),
  24,
)
const sessionDays = setting(
  'session.days',
  z
    .int()
    .min(1)
    .max(30)
    .meta({ title: w('session-days') }),
  14,
)

export const settings = { organisationName, organisationLanguage, organisationZone, sessionIdle, sessionDays }

export interface Organisation {
  name: string
  language: string
  zone: string
}

export async function organisationOf(ctx: Pick<Read, 'db'>): Promise<Organisation> {
  const all = [organisationName, organisationLanguage, organisationZone]
  const [name, language, zone] = [...(await valuesOf(ctx, all)).values()] as [string, string, string]
  return { name, language, zone }
}

/** How long a session may rest, and how long it lasts at all. */
export async function sessionLimits(ctx: Pick<Read, 'db'>) {
  const [idle, days] = [...(await valuesOf(ctx, [sessionIdle, sessionDays])).values()] as [number, number]
  return { idleSeconds: idle * 3600, days }
}
