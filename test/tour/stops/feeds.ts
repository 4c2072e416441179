import type { Stop } from '../stop.ts'

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
  { name: 'agents-drift', route: '/agents/drift' },
  { name: 'agents-reports', route: '/agents/reports' },
  { name: 'admin-agents', route: '/admin/agents' },
  { name: 'dialog-agent-token', route: '/admin/agents', press: ['Make a token'] },
  { name: 'software-on-absent', route: '/software/on/$id', at: `/software/on/${nobody}` },
]
