import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { furnish, type House, openHouse } from '../chaos/house.ts'
import { type Cluster, startCluster } from './cluster.ts'

/** Two servers on a cluster of two databases, the second with its requests through PgBouncer; put away by `later`. */
export async function housedIn(
  folder: string,
  clients: number,
  later: AsyncDisposableStack,
): Promise<{ house: House; cluster: Cluster }> {
  chmodSync(folder, 0o711)
  const cluster = await startCluster(join(folder, 'cluster'), later)
  const { url, poolerUrl } = cluster
  const house = await openHouse({
    ...(await furnish(url, clients)),
    url,
    servers: [
      { folder: join(folder, 'first'), env: { DATABASE_URL: url } },
      { folder: join(folder, 'second'), env: { DATABASE_URL: url, DATABASE_POOLER_URL: poolerUrl } },
    ],
  })
  later.defer(house.close)
  return { house, cluster }
}
