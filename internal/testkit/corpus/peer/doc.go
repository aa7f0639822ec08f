// Package peer converts the generated sites of corpus to sites for Hugo, and times both programs.
//
//	go test ./internal/testkit/corpus/peer -v -run Beside -timeout 2h -args -articles 10000 -times 5
//
// For each measurement, complete processes run in alternation, each started as from a shell, from a folder in memory to
// a folder in memory, and medians are printed: wall time, processor time, peak memory. The installed Hugo is
// used (0.111 or newer); without one the tests are skipped.
//
// testdata/hugo has the layouts: the pages and feeds of the built-in theme, with the same content in body and
// head, of about as many bytes, written as Hugo's own documentation advises (repeated parts use
// partialCached). The front matter of each article has its taxonomies (topics, categories, places,
// honours, conferrers, years and months) and its awards.
//
// Features that Hugo cannot express are omitted, always to Hugo's advantage:
//
//   - It does not resolve places, honours and conferrers: it gets the names that bangvang resolved, with
//     the provinces that absorbed others.
//   - It makes no search index, which takes thirteen hundred files for a site of ten thousand articles.
//   - It checks nothing: no links between articles, no law, no collisions of addresses.
//   - It cannot paginate awards, only pages: its roll has as many pages as ours, of articles with awards.
//   - It groups no index by letter or rank, has no chart of the roll, and its front page is the first list.
//   - It does not copy the theme's own files (style, scripts, icons) and the files for hosts.
//
// Both programs check and write as much in the second run as in the first: the files of bangvang in .bangvang are
// part of the measurement, and Hugo has no counterpart between two processes.
package peer
