// Package peer lays the generated sites of corpus out for other static site generators, and times them beside bangvang.
//
//	go test ./internal/testkit/corpus/peer -v -run Beside -timeout 3h -args -articles 10000
//
// For each measurement, complete processes run in alternation, each started as from a shell, from a folder in memory to
// a folder in memory, and medians are printed: wall time, processor time, peak memory, and the processor time for a site, a
// file and a byte as multiples of bangvang's. The programs are those of -with: the installed Hugo and Eleventy, or any
// others, for example -with hugo,/opt/hugo-0.165,eleventy. Hugo 0.111 and newer and Eleventy 3 understand the sites.
//
// testdata/hugo and testdata/eleventy have the templates: the articles, all lists of articles, the awards of each honour,
// conferrer and recipient, the roll with its data, the feeds. They are written as the programs' own documentation advises:
// Hugo's repeated parts use partialCached, Eleventy's templates are JavaScript. TestSamePages counts pages and feeds of each
// kind. The front matter of each article has its taxonomies and its awards.
//
// What the others cannot express, or leave out, is to their advantage:
//
//   - They do not resolve places, honours, conferrers and recipients: they get the terms that bangvang resolved.
//   - They make no index for search and for the roll, and no redirects of old spellings.
//   - They check nothing: no links between articles, no law, no collisions of addresses.
//   - Their lists are simpler: no roll and no chart of a place or a year, no board of a recipient, no index by letter or
//     rank, and the roll has pages of articles with awards, not of awards.
//   - They do not copy the theme's own files (style, scripts, icons) and the files for hosts.
//   - Hugo minifies what it writes, as bangvang does; Eleventy does not.
//
// bangvang checks and writes as much in the second run as in the first: its files in .bangvang are part of the measurement.
// The others have no counterpart between two processes, so their cold build is also their warm one.
//
// The floor is a process that only reads each article, its front matter as YAML and its body as Markdown with the libraries
// that bangvang uses, and writes as many files of the same sizes.
package peer
