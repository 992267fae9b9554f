import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeHtml, mailHtml } from '../../../server/features/nudges/mail-html.ts';

describe('text in HTML', () => {
  it('escapes every character that could begin markup or end an attribute', () => {
    expect(escapeHtml(`<a href="x" title='y'>&</a>`)).toBe(
      '&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;&lt;/a&gt;',
    );
  });

  it('leaves other characters alone, of whatever script', () => {
    expect(escapeHtml('Grüße, 你好 — ½ “so”')).toBe('Grüße, 你好 — ½ “so”');
  });

  it('never leaves an angle bracket or a quote of what people wrote', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(escapeHtml(text)).not.toMatch(/[<>"']/);
      }),
    );
  });

  it('can be turned back into what was written', () => {
    const back: Record<string, string> = {
      '&lt;': '<',
      '&gt;': '>',
      '&quot;': '"',
      '&#39;': "'",
      '&amp;': '&',
    };
    fc.assert(
      fc.property(fc.string(), (text) => {
        const restored = escapeHtml(text).replace(/&(?:lt|gt|quot|#39|amp);/g, (name) => back[name] ?? name);
        expect(restored).toBe(text);
      }),
    );
  });
});

describe('a mail', () => {
  const html = mailHtml({
    paragraphs: ['<script>one</script>', 'two & three'],
    link: { href: 'https://example.com/?a=1&b="2"', label: '<b>Open</b>' },
    signature: 'Sent by <i>us</i>',
  });

  it('holds paragraphs, one link and the signature, all as text', () => {
    expect(html).toBe(
      [
        '<html><body>',
        '<p>&lt;script&gt;one&lt;/script&gt;</p>',
        '<p>two &amp; three</p>',
        '<p><a href="https://example.com/?a=1&amp;b=&quot;2&quot;">&lt;b&gt;Open&lt;/b&gt;</a></p>',
        '<p>Sent by &lt;i&gt;us&lt;/i&gt;</p>',
        '</body></html>',
      ].join('\n'),
    );
  });
});
