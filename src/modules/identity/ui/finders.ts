import { ask } from '#kit/api'
import type { Found } from '#kit/visited'
import { people } from '#modules/people/contract'
import { identity } from '../contract.ts'

/** Teams by a part of their name. */
export async function findTeams(text: string, signal?: AbortSignal): Promise<Found[]> {
  const { items } = await ask(people.teams, {}, signal)
  const typed = text.toLowerCase()
  return items
    .filter(({ name }) => name.toLowerCase().includes(typed))
    .map(({ id, name }) => ({ id, title: name, icon: 'users' as const, to: '/people/teams' }))
}

async function findAccounts(text: string, signal?: AbortSignal): Promise<Found[]> {
  const { items } = await ask(identity.accounts, { text, limit: 12 }, signal)
  return items.map(({ id, name, email }) => ({
    id,
    title: name,
    sub: email,
    icon: 'user' as const,
    to: `/admin/accounts/${id}`,
  }))
}

/** Who can hold a role: teams, and people who have an account. */
export async function findHolders(text: string, signal?: AbortSignal): Promise<Found[]> {
  const [teams, accounts] = await Promise.all([findTeams(text, signal), findAccounts(text, signal)])
  return [...teams, ...accounts]
}
