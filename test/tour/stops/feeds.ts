import { pageOf, type Stop } from '../stop.ts'

const nobody = '01a00000-0000-7000-8000-000000000000'

/** What agents report, and what is installed. */
export const feedStops: readonly Stop[] = [
  { name: 'agents', route: '/agents' },
  { name: 'agents-all', route: '/agents', at: '/agents?state=all' },
  {
    name: 'agents-dialog',
    route: '/agents',
    at: '/agents?state=all',
    act: async (page) => {
      const first = page.locator('tr[data-index="0"]')
      // Where nobody reports there is none to open.
      if ((await first.count()) > 0) await first.click()
    },
  },
  { name: 'agents-shared', route: '/agents', at: '/agents?state=all&by=shared' },
  { name: 'agents-drift', route: '/agents/drift' },
  { name: 'agents-reports', route: '/agents/reports' },
  { name: 'admin-agents', route: '/admin/agents' },
  {
    name: 'asset-own-token',
    route: '/assets/$key',
    at: pageOf('/assets', 'asset', 'vap-d0035'),
  },
  { name: 'admin-agents-misused', route: '/admin/agents', at: '/admin/agents?which=misused' },
  { name: 'dialog-agent-token', route: '/admin/agents', press: ['Make a token'] },
  { name: 'dialog-agent-own-tokens', route: '/admin/agents', press: ['Tokens of one device'] },
  { name: 'software-on-absent', route: '/software/on/$id', at: `/software/on/${nobody}` },
]
