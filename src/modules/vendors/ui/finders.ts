import { ask } from '#kit/api'
import type { Found } from '#kit/visited'
import { vendors } from '../contract.ts'
import { recordFinder, typedWords } from '#facets/records/ui/finders'

export const findVendors = recordFinder('vendor', 'VEN', { icon: 'building', path: '/vendors' })
export const findContracts = recordFinder('contract', 'CON', { icon: 'file', path: '/vendors/contracts' })
export const findTeams = recordFinder('team', 'TEAM', { icon: 'users', path: '/people/teams' })

/** Contracts with one vendor, by words of theirs. */
export const contractsWith =
  (vendor: string) =>
  async (text: string, signal?: AbortSignal): Promise<Found[]> => {
    const q = `vendor:${vendor} archived:no ${typedWords(text)}`
    const { items } = await ask(vendors.contracts, { q, limit: 12 }, signal)
    return items.map(({ id, key, name }) => ({
      id,
      title: name,
      sub: key,
      icon: 'file' as const,
      to: `/vendors/contracts/${key}`,
    }))
  }
