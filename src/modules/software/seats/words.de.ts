import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('software-seats', {
  'said-synced':
    'Hat die Liste des Herstellers eingelesen: {seats, plural, one {# Platz} other {# Plätze}} vergeben, {came} neu, {went} beendet',
  'said-matched': 'Hat ein Konto {person} zugeordnet',
  'said-nobody': 'Hat festgehalten, dass ein Konto niemandem gehört',
})
