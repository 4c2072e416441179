import { z } from 'zod'

/** What a text file may be written in: UTF and Windows-1252 are found out, the others somebody has to say. */
export const Encoding = z
  .enum([
    'utf-8',
    'utf-16le',
    'utf-16be',
    'windows-1252',
    'windows-1250',
    'windows-1251',
    'windows-1253',
    'windows-1254',
    'shift_jis',
    'euc-kr',
    'gb18030',
    'big5',
  ])
  .meta({ title: 'Encoding' })
export type Encoding = z.output<typeof Encoding>
