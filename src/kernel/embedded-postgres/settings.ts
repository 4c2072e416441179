import { totalmem } from 'node:os'
import type { Settings } from './server.ts'

const mb = (bytes: number, least: number, most: number) =>
  `${Math.round(Math.min(most, Math.max(least, bytes / 2 ** 20)))}MB`

/** Settings for one small machine that the program and its database share. Every commit is on disk before it is told. */
export function settingsFor(memory: number): Settings {
  return {
    shared_buffers: mb(memory / 8, 128, 2048),
    effective_cache_size: mb(memory / 2, 512, 65_536),
    work_mem: '16MB',
    maintenance_work_mem: mb(memory / 32, 64, 512),
    max_wal_size: '2GB',
    checkpoint_timeout: '15min',
    // This PostgreSQL has pglz alone for it, which takes more of the processor than the longer log takes of the disk.
    wal_compression: 'off',
    random_page_cost: 1.1,
    jit: 'off',
    max_connections: 100,
    // Errors of statements reach the program that made them; this log is for PostgreSQL's own life.
    log_min_messages: 'log',
  }
}

/** The memory there is, or the container's share of it. */
const memory = () => Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY)
export const usualSettings = () => settingsFor(memory())
