package journal

import (
	"path"
	"strings"
)

// Rank is the order of moves by which no published page links to a file that does not exist yet: a smaller rank goes
// first. For example, a new picture comes before the changed page that shows it. The caller sorts Journal.Moves by it;
// Commit and Replay keep the order that they get.
type Rank uint8

const (
	newAsset Rank = iota
	newPage
	newRootFile // feeds, sitemaps: they link to pages
	changedAsset
	changedPage
	homePage
)

// RankOf returns the rank of the move of the file at p, relative to the output. replaces says that there is a file at p,
// which it replaces. Pages are .html, .xml, .json and .txt files and those without an extension; all others are assets.
func RankOf(p string, replaces bool) Rank {
	asset := true
	switch path.Ext(p) {
	case ".html", ".xml", ".json", ".txt", "":
		asset = false
	}
	switch {
	case p == "index.html":
		return homePage
	case replaces && asset:
		return changedAsset
	case replaces:
		return changedPage
	case asset:
		return newAsset
	case strings.Contains(p, "/"):
		return newPage
	}
	return newRootFile
}
