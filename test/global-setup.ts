import type { TestProject } from 'vitest/node'
import { withClient } from '#kernel/db'
import { embeddedBinaries } from '#kernel/embedded-postgres/binaries'
import { migrate } from '#kernel/migrate'
import { startBrowser } from './chromium.ts'
import { startTestCluster, type TestCluster } from './cluster.ts'

declare module 'vitest' {
  interface ProvidedContext {
    postgres: { admin: string; template: string; failure: string | null }
    /** Where the run's one browser is spoken to. */
    browser: string
  }
}

const debian15 = { folder: '/usr/lib/postgresql/15', version: '15', major: '15' }
/** Sorts text as an organisation's own server may, so that a key that relies on code points is found out. */
const languageLocale = ['--locale-provider=icu', '--icu-locale=en', '--locale=C.UTF-8']

const startCluster = (project: TestProject) =>
  project.name === 'pg15'
    ? startTestCluster(debian15, { locale: languageLocale })
    : startTestCluster(embeddedBinaries())

/**
 * One PostgreSQL per project and run, with a migrated database that each test file gets a copy of; for the journeys
 * also one browser.
 */
export async function setup(project: TestProject) {
  await using started = new AsyncDisposableStack()
  const cluster = await startCluster(project)
  started.defer(cluster.stop)
  project.provide('postgres', await prepare(cluster))
  if (project.name === 'journey') {
    const browser = await startBrowser()
    started.defer(() => browser.close())
    project.provide('browser', browser.wsEndpoint())
  }
  // All is well: from here on it is put away when the run ends.
  const running = started.move()
  return () => running.disposeAsync()
}

async function prepare({ url }: TestCluster) {
  await withClient({ url: url('postgres') }, (client) => client.query('create database template_house'))
  // A migration that fails is reported by each file that needs it; the others still run.
  const failure = await migrate(url('template_house')).then(
    () => null,
    (error: unknown) => String(error),
  )
  return { admin: url('postgres'), template: 'template_house', failure }
}
