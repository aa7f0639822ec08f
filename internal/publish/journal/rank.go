package journal

import (
	"path"
	"strings"
)

// Rank orders moves so that nothing published links to something that is not there yet.
type Rank uint8

const (
	newAsset Rank = iota
	newPage
	newAtRoot // feeds, sitemaps: they lead to pages
	changedAsset
	changedPage
	home
)

// RankOf returns the rank of the move that brings the file at p, new or in the place of another.
func RankOf(p string, replaces bool) Rank {
	asset := true
	switch path.Ext(p) {
	case ".html", ".xml", ".json", ".txt", "":
		asset = false
	}
	switch {
	case p == "index.html":
		return home
	case replaces && asset:
		return changedAsset
	case replaces:
		return changedPage
	case asset:
		return newAsset
	case strings.Contains(p, "/"):
		return newPage
	}
	return newAtRoot
}
