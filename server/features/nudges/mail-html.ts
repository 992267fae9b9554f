const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for HTML content and double-quoted attributes: what people write is never markup. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
}

/** A mail in the little HTML that every Outlook renders alike: paragraphs and one link, no styles to break. */
export function mailHtml(mail: {
  readonly paragraphs: readonly string[];
  readonly link: { readonly href: string; readonly label: string };
  readonly signature: string;
}): string {
  const paragraphs = mail.paragraphs.map((text) => `<p>${escapeHtml(text)}</p>`).join('\n');
  const link = `<p><a href="${escapeHtml(mail.link.href)}">${escapeHtml(mail.link.label)}</a></p>`;
  return `<html><body>\n${paragraphs}\n${link}\n<p>${escapeHtml(mail.signature)}</p>\n</body></html>`;
}
