// Package peer lays the generated sites of corpus out for Hugo, and times both programs beside each other.
//
//	go test ./internal/testkit/corpus/peer -v -run Beside -timeout 2h -args -articles 10000 -times 5
//
// Whole processes run by turns, each as a person would start it, from a folder in memory to a folder in memory,
// and medians are printed: the time by the clock, processor time, the most memory held. Hugo is whichever is
// installed (0.111 or newer); without one the tests are skipped.
//
// testdata/hugo holds the layouts: the pages and feeds that the built-in theme makes, with what stands on them and
// in their heads, of about as many bytes, as Hugo's own documents advise to write them (what repeats goes
// through partialCached). Each article's front matter holds its taxonomies (topics, categories, places,
// honours, conferrers, years and months) and its awards.
//
// What Hugo has no way to do is left out, and all of it favours Hugo:
//
//   - It does not resolve places, honours and conferrers: their names are given to it as bangvang found them, with
//     the provinces that took others over.
//   - It makes no search index, which is thirteen hundred files of ten thousand articles' site.
//   - It checks nothing: no links between articles, no law, no collisions of addresses.
//   - It cannot paginate awards, only pages: its roll has as many pages as ours, of articles with awards.
//   - It groups no index by letter or rank, has no chart of the roll, no front page but the first list.
//   - The theme's own files (style, scripts, icons) and the files for hosts are not laid out for it.
//
// Neither checks nor writes less the second time by itself: what bangvang remembers in .bangvang is part of what is
// measured, and Hugo has nothing like it between two processes.
package peer
