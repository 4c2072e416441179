import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanHtml, textOf } from '#facets/comments/html'
import { adfHtml } from './adf.ts'
import { wikiHtml } from './wiki.ts'

const wiki = (text: string) => wikiHtml(text, (account) => (account === 'tt' ? 'Tina Tech' : account))

test.each([
  ['one\ntwo\n\nthree', '<p>one<br>two</p><p>three</p>'],
  ['h1. Big\nh4. Small', '<h3>Big</h3><h4>Small</h4>'],
  ['*bold*, _it_ and -gone- +new+', '<p><strong>bold</strong>, <em>it</em> and <s>gone</s> <u>new</u></p>'],
  ['snake_case_name 3*4*5 a-b-c', '<p>snake_case_name 3*4*5 a-b-c</p>'],
  ['{{a *b* c}}', '<p><code>a *b* c</code></p>'],
  ['* a\n** b\n* c', '<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>'],
  ['# a\n# b', '<ol><li>a</li><li>b</li></ol>'],
  [
    '||A||B||\n|1|2|',
    '<table><tbody><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></tbody></table>',
  ],
  ['{code:js}\na < *b*\n{code}', '<pre><code>a &lt; *b*</code></pre>'],
  ['{code}never ends', '<pre><code>never ends</code></pre>'],
  ['{quote}said{quote}so', '<blockquote><p>said</p></blockquote><p>so</p>'],
  ['bq. said', '<blockquote><p>said</p></blockquote>'],
  ['{color:red}red{color}', '<p>red</p>'],
  ['[~accountid:tt] [~zoe]', '<p><strong>@Tina Tech</strong> <strong>@zoe</strong></p>'],
  ['[a|https://x.example/?a=1&b=2]', '<p><a href="https://x.example/?a=1&amp;b=2">a</a></p>'],
  ['https://x.example/a_b_c', '<p><a href="https://x.example/a_b_c">https://x.example/a_b_c</a></p>'],
  ['[a|javascript:alert(1)] [x]', '<p>a [x]</p>'],
  ['!photo.png|thumbnail! wow!', '<p><em>photo.png</em> wow!</p>'],
  ['<b onclick=x>', '<p>&lt;b onclick=x&gt;</p>'],
  ['----', '<hr>'],
])('%j becomes %s', (text, html) => {
  expect(wiki(text)).toBe(html)
})

test('a document becomes what it shows, and what is none is none', () => {
  const doc = (content: unknown) => adfHtml(JSON.stringify({ version: 1, type: 'doc', content }))
  const text = (words: string, ...marks: unknown[]) => ({ type: 'text', text: words, marks })
  expect(
    doc([
      { type: 'heading', attrs: { level: 3 }, content: [text('Top')] },
      {
        type: 'bulletList',
        content: [
          { type: 'listItem', content: [{ type: 'paragraph', content: [text('a', { type: 'strong' })] }] },
        ],
      },
      {
        type: 'paragraph',
        content: [
          { type: 'mention', attrs: { text: '@Tina' } },
          { type: 'hardBreak' },
          text('<i>', { type: 'link', attrs: { href: 'https://x.example' } }),
        ],
      },
    ]),
  ).toBe(
    '<h4>Top</h4><ul><li><p><strong>a</strong></p></li></ul><p><strong>@Tina</strong><br><a href="https://x.example">&lt;i&gt;</a></p>',
  )
  expect(adfHtml('{"type":"doc"')).toBeUndefined()
  expect(adfHtml('{color:red}')).toBeUndefined()
})

const pieces = fc.constantFrom(
  '{code}',
  '{code:a}',
  '{noformat}',
  '{quote}',
  '*',
  '_',
  '|',
  '||',
  '[',
  ']',
  '!',
  '{{',
  '}}',
  '\n',
  '* ',
  '# ',
  'h1. ',
  'bq. ',
  ' ',
  'a',
  '<',
  '>',
  '"',
  '&',
  '\\\\',
  '[x|javascript:y]',
  '<script>',
  'https://a.example/',
)
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(pieces, { maxLength: 60 }).map((all) => all.join('')),
)

test('whatever is written becomes HTML that does nothing', () => {
  fc.assert(
    fc.property(text, (words) => {
      const html = cleanHtml(wiki(words))
      expect(html).not.toMatch(/<script|<[^>]*\s(?:on\w+=|href="(?!https?:|mailto:))/i)
      expect(textOf(html)).toBeTypeOf('string')
    }),
  )
  fc.assert(
    fc.property(fc.jsonValue(), (content) => {
      const html = cleanHtml(adfHtml(JSON.stringify({ type: 'doc', content })) ?? '')
      expect(html).not.toMatch(/<script|<[^>]*\son\w+=/i)
    }),
  )
})

test.each([
  '{code:a}',
  '{noformat}{code}',
  '*a',
  '_',
  '[a|',
  '!a',
  '{{',
  '||',
  '\n* ',
  '{quote}',
  '\\',
  '??',
  '-',
  '[~',
  'https://',
])('very much of %j is read in its time', (piece) => {
  const words = piece.repeat(Math.ceil(300_000 / piece.length))
  const before = process.cpuUsage()
  wiki(words)
  // Of the processor, which others use as well; were it read again for every piece, this would be minutes.
  expect(process.cpuUsage(before).user).toBeLessThan(4_000_000)
})
