// Package markdown parses the Markdown of an article into HTML with open places for links and images.
//
// Everything that depends on the rest of the site (where a link leads, how large a picture is) stays open: a
// [Body] is HTML in parts with a [Ref] between each two parts, which the page plan fills in. A Body thus depends on
// the bytes of its file alone and can be memoised under their hash. For example, "xem [a](b.md)" gives the
// parts `<p>xem <a href="` and `">a</a></p>`, and between them a Ref to b.md.
//
// The dialect is CommonMark with tables, strikethrough, footnotes and bare addresses (http, https, mailto).
// The package fixes the HTML of each construct:
//
//   - Headings. The title of the article is the h1 of the page, so # becomes h2; other levels are unchanged. The id is
//     [viet.Slug] of the text; the second heading of a name gets the suffix -2. An empty heading is omitted.
//   - Pictures. An image alone in its paragraph becomes a <figure> with its title as <figcaption>. Two or more of
//     them, in one paragraph or in consecutive paragraphs, are wrapped in <div class="gallery">. An image inside a
//     sentence is not a figure and shows no caption.
//   - Links. Allowed are http, https, mailto, tel and addresses without a scheme; any other is an
//     [diag.UnsafeLink], of which only the text remains. Links that name a host have class="ext" and
//     rel="noopener". A link without text shows its address.
//   - Raw HTML is never passed through: it is shown as typed, with one [diag.RawHTML] for all tags. Closed HTML comments are
//     removed.
//   - Tables are wrapped in <div class="table" tabindex="0">, which the keyboard can scroll, as it can <pre>. A th has
//     scope="col"; aligned cells have the class left, right or center (the pages' content security policy would
//     block a style attribute).
//   - Running text, captions and descriptions get the typography of package typography; the number of a document, e.g.
//     91/KH-UBND, is wrapped in <span class="nowrap">. Of the ./. that ends an official text, the full stop remains.
//     Code and addresses are unchanged.
//
// The HTML is valid and has no style, no script, and no ids except those of headings and footnotes (which hold a
// colon, so that the two cannot collide). Text that exceeds the limits on nesting and density, e.g. [MaxDepth], is
// refused with a [diag.DenseMarkup] before it is parsed.
package markdown
