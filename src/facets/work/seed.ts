import type { Write } from '#kernel/context'
import { newId } from '#kernel/ids'

const tree: Record<string, readonly string[]> = {
  Hardware: ['Laptop', 'Screen', 'Printer', 'Scanner'],
  Software: ['Drawing vault', 'Mail', 'ERP', 'Licences'],
  Network: ['Wi-Fi', 'VPN', 'Telephony', 'Cameras'],
  Access: ['Account', 'Shared folder', 'Badge'],
}

/** The category tree that the demo company sorts by; path → id. `teams`: who takes what. */
export async function seedCategories(
  ctx: Write,
  teams: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  const owner: Record<string, string | undefined> = {
    Network: teams.get('Network'),
    'Drawing vault': teams.get('Drawing vault'),
  }
  const rows = Object.entries(tree).flatMap(([title, children], position) => {
    const parent = newId()
    const row = (
      path: string,
      rest: { id: string; parent_id: string | null; title: string; position: number },
    ) => {
      ids.set(path, rest.id)
      return {
        ...rest,
        path,
        team_id: owner[rest.title] ?? owner[title] ?? teams.get('Service desk') ?? null,
      }
    }
    return [
      row(title, { id: parent, parent_id: null, title, position }),
      ...children.map((child, n) =>
        row(`${title} › ${child}`, { id: newId(), parent_id: parent, title: child, position: n }),
      ),
    ]
  })
  await ctx.db.insertInto('category').values(rows).execute()
  return ids
}
