// Package markup turns the Markdown of an article into HTML, once, with nothing but its own text.
//
// What depends on the rest of the site (where a link leads, how large a picture is) is left open: a
// [Body] is HTML in parts, and between them stand [Ref]s that the plan fills in. So a Body can be
// remembered under its file's bytes.
//
// The Markdown is CommonMark with tables, strikethrough, footnotes and bare addresses (http, https,
// mailto). What leaves is decided here:
//
//   - Headings. The article's title is the page's h1, so # becomes h2; the others stay. The id is
//     [viet.Slug] of the text, the second of a name gets -2. An empty heading is left out.
//   - Pictures. One alone in its paragraph is a <figure>, its title the <figcaption>. Two or more of
//     them, in one paragraph or in paragraphs that follow each other, stand in <div class="gallery">.
//     A picture inside a sentence is no figure and shows no caption.
//   - Links. http, https, mailto, tel and addresses without a scheme; any other is an
//     [diag.UnsafeLink] and only its text is kept. Links that name a host have class="ext" and
//     rel="noopener". A link without text shows its address.
//   - Raw HTML is never passed through: it is shown as it was typed, with a [diag.RawHTML]. Closed
//     HTML comments are dropped.
//   - Tables stand in <div class="table" tabindex="0">, which keys can scroll, as they can <pre>; th has
//     scope="col", aligned cells class left, right or center (a style attribute would be stopped by the pages' content security policy).
//   - Running text, captions and descriptions are set by package typography; the number of a document
//     stands in <span class="nowrap">. Of the ./. that officials end a text with, the full stop is
//     kept. Code and addresses are left alone.
//
// The HTML is valid, has no ids but those of headings and footnotes (which hold a colon, so that the
// two cannot meet), no style and no script. Text that is nested beyond reason is refused with a
// [diag.DenseMarkup] before it can cost time: see package syntax.
package markdown
