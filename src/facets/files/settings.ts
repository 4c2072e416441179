import { z } from 'zod'
import { setting } from '#kernel/settings'
import { w } from './words.ts'

export const largestFile = setting(
  'files.limit-mb',
  z
    .int()
    .min(1)
    .max(500)
    .meta({ title: w('limit') }),
  25,
  { open: true },
)
