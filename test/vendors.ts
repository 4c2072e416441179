import { newId } from '#kernel/ids'
import type { world } from './world.ts'

export interface Made {
  id: string
  key: string
}

/** People of all parts who deal with vendors, and vendors as they would add them, by the API. */
export async function vendors({ must, someone }: Awaited<ReturnType<typeof world>>) {
  const [manager, lead, technician, auditor, requester] = await Promise.all([
    someone('Mia', ['manager']),
    someone('Lea', ['lead']),
    someone('Tom', ['technician']),
    someone('Ada', ['auditor']),
    someone('Rae', ['requester']),
  ])
  const name = () => `Nordlys ${newId().slice(-8)}`
  const vendor = (more: object = {}) => must<Made>(manager, 'POST', '/api/vendors', { name: name(), ...more })
  return { manager, lead, technician, auditor, requester, name, vendor }
}
