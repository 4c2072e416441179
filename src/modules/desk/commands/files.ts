import type { Write } from '#kernel/context'
import type { AddedComment } from '#facets/comments/add'
import { imagesIn } from '#facets/comments/html'
import { attachFiles } from '#facets/files/public'

/** Puts the files and pasted pictures that came with words on the record that the words are on. */
export async function carryFiles(
  ctx: Write,
  [said]: readonly AddedComment[],
  html: string,
  files: readonly string[],
) {
  if (!said) return
  const where = { comment_id: said.id, internal: said.kind === 'note' }
  await attachFiles(ctx, said.on, files, where)
  await attachFiles(
    ctx,
    said.on,
    imagesIn(html).filter((id) => !files.includes(id)),
    { ...where, skipOthers: true },
  )
}
