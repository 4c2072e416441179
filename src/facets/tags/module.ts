import { defineModule } from '#kernel/module'
import { applyTags, dropTag, mergeTags, renameTag } from './commands.ts'
import { RecordTagged, TagDropped, TagMerged, TagRenamed, tags as contract } from './contract.ts'
import { tagLines } from './lines.ts'
import { tagNames, tagsPast } from './past.ts'
import { listTags, suggestTags, tagsOn } from './queries.ts'
import { w } from './words.ts'

export const tags = defineModule({
  name: 'tags',
  contract,
  handlers: {
    suggest: suggestTags,
    list: listTags,
    on: tagsOn,
    apply: applyTags,
    rename: renameTag,
    merge: mergeTags,
    drop: dropTag,
  },
  permissions: {
    'tags.read': {
      title: w.later('may-read'),
      roles: [
        'technician',
        'lead',
        'manager',
        'auditor',
        'director',
        'finance',
        'people-manager',
        'administrator',
      ],
      part: 'everywhere',
    },
    'tags.use': {
      title: w.later('may-use'),
      roles: ['technician', 'lead', 'manager', 'finance', 'people-manager', 'administrator'],
      part: 'everywhere',
    },
    'tags.manage': { title: w.later('may-manage'), roles: ['lead', 'manager', 'administrator'] },
  },
  events: [RecordTagged, TagRenamed, TagMerged, TagDropped],
  eventLines: tagLines,
  pasts: [tagsPast, tagNames],
  refusals: { tag_name_unique: w.later('name-taken') },
})
