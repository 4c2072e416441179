import { join } from 'node:path'
import type { Page } from 'playwright-core'

/** An ignored folder for pictures that whoever builds a screen looks at. */
const folder = join(import.meta.dirname, '../shots')

/** What the pages of a failed journey showed when it ended. */
export async function failedShot(pages: readonly Page[], test: string) {
  const name = test
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
  for (const [n, page] of pages.entries())
    await page.screenshot({ path: join(folder, `failed-${name}-${n}.png`) }).catch(() => {})
}
