import type { Write } from '#kernel/context'
import { filesForEach } from '#facets/files/public'
import { imagesIn } from './html.ts'

interface Words {
  html: string
  files: readonly string[]
}

/**
 * The same words for each of several records, with files and pasted pictures of their own: a file lies on one record, and
 * what a macro shows stays with the macro.
 */
export async function wordsForEach(
  ctx: Write,
  html: string,
  files: readonly string[],
  times: number,
): Promise<Words[]> {
  const ids = [...new Set([...files, ...imagesIn(html)])]
  const each = await filesForEach(ctx, ids, times)
  return each.map((own) => ({
    html: html.replaceAll(
      /(\/api\/files\/)([0-9a-f-]{36})/g,
      (_, path: string, id: string) => path + (own.get(id) ?? id),
    ),
    files: files.map((id) => own.get(id) ?? id),
  }))
}
