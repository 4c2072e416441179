import { vocabulary } from '#lib/words'

export const w = vocabulary('tags', {
  tags: 'Tags',
  'may-read': 'See and find tags',
  'may-use': 'Put tags on records',
  'may-manage': 'Rename, merge and drop tags',
  'name-taken': 'There is a tag of this name already; merge the two instead',
  'into-itself': 'A tag cannot be merged into itself',
  'no-comma': 'A tag holds no comma',
  quoted: '“{title}”',
  'line-added': '{actor} tagged this {tags}',
  'line-removed': '{actor} took off the tags {tags}',
  'line-both': '{actor} tagged this {added} and took off {removed}',
  'line-renamed': '{actor} renamed the tag {before} to {after}',
  'line-merged': '{actor} merged the tag {from} into {into}',
  'line-dropped': '{actor} dropped the tag {title}',
})
