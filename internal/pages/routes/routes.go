// Package routes gives the address of every page and every file of a site. No other package writes an address down; a
// test finds those that do.
//
// A [Path] begins with a slash and does not include the base path of the site: where base_url is
// https://example.org/tin/, the path /chu-de/ is the page https://example.org/tin/chu-de/. A path that ends with a
// slash is a page, written as index.html into its folder; any other path is a file. An address never changes hands:
// links, feeds and search engines keep it for years, so a new page takes a new address.
//
//	/                                      the front page
//	/2024/01/do-son-tong-ket/              an article or a standing page, after the path of its file (package site)
//	/2024/01/toan-canh.jpg                 a file beside it (package site/links)
//	/trang/2/                              the second page of a list; every list has its pages so
//	/feed.xml                              the Atom feed of a list, beside its first page; every list of articles has one
//	/feed.json                             the site's JSON Feed
//	/chu-de/          /chu-de/TAG/         tags
//	/chuyen-muc/      /chuyen-muc/NAME/    categories
//	/dia-phuong/      /dia-phuong/PROVINCE/UNIT/     localities; a former ward is PROVINCE/DISTRICT/UNIT
//	/khen-thuong/     /khen-thuong/HONOUR/           honours
//	/phong-trao/      /phong-trao/NAME/              campaigns, where articles name some
//	/khoi-thi-dua/    /khoi-thi-dua/NAME/            blocks (cụm, khối thi đua), likewise
//	/luu-tru/         /luu-tru/2024/  /luu-tru/2024/01/     the archive
//	/bang-vang/                            the roll: all awards
//	/bang-vang/don-vi-trao/NAME/           conferrers, each with its awards
//	/bang-vang/tap-the/NAME/               collectives
//	/bang-vang/ca-nhan/NAME/               individuals, only where the site asks for them
//	/bang-vang.csv    /bang-vang.json      the roll as data
//	/bang-vang.schema.json                 the JSON Schema of the latter
//	/nam/             /nam/2024/           the years that have awards, each in figures and with its awards
//	/nam/2024/bang-tong-hop.csv            the figures of the year
//	/nam/2024/bang-vang.csv                the awards of the year as data, and bang-vang.json; so beside every place
//	                                       with awards
//	/bang-vang/muc/                        the files by which a browser filters the roll: an index of awards
//	/tim-kiem/                             the search page; the files of its index are below it
//	/theo-doi/                             how to follow the site, and what is coming
//	/lich.ics                              the calendar of what is coming
//	/sitemap.xml      /sitemap-1.xml       the addresses for search engines; above 50,000 an index of several files
//	/sitemap-news.xml                      the articles of two days
//	/robots.txt       /404.html            for robots; for an address without a page
//	/_headers         /_redirects          rules for a host
//	/_redirects.nginx /_redirects.caddy    old addresses with a query, for hosts that can redirect them
//	/site.webmanifest                      the web app manifest
//	/assets/                               files that never change, because a hash of their bytes is in their names
//	/admin/                                the form for writing in a browser
package routes

import (
	"path"
	"strconv"
	"strings"
)

// Path is the address of a page or a file within the site, for example /chu-de/thi-dua/: with a leading slash, without
// the base path, and no path on disk (see [Path.File]). The addresses that this package makes of slugs are ASCII and
// need no escape; an old address of an article is a Path too, decoded, and may have any letters. A path with a final
// slash is a page. One without is a file, except 404.html and old addresses such as /tin.aspx. Its methods only make
// texts; they check nothing.
type Path string

// The addresses of single pages, and of indexes, below which are the lists of their terms.
const (
	Home       Path = "/"
	Tags       Path = "/chu-de/"
	Categories Path = "/chuyen-muc/"
	Localities Path = "/dia-phuong/"
	Honours    Path = "/khen-thuong/"
	Campaigns  Path = "/phong-trao/"
	Blocks     Path = "/khoi-thi-dua/"
	Archive    Path = "/luu-tru/"
	Roll       Path = "/bang-vang/"
	Years      Path = "/nam/"
	Search     Path = "/tim-kiem/"
	Follow     Path = "/theo-doi/"
	NotFound   Path = "/404.html"
	Admin      Path = "/admin/"

	Conferrers  = Roll + "don-vi-trao/"
	Collectives = Roll + "tap-the/"
	Individuals = Roll + "ca-nhan/"
)

// The addresses of files for programs.
const (
	RollCSV     Path = "/bang-vang.csv"
	RollJSON    Path = "/bang-vang.json"
	RollSchema  Path = "/bang-vang.schema.json"
	Calendar    Path = "/lich.ics"
	Sitemap     Path = "/sitemap.xml"
	NewsSitemap Path = "/sitemap-news.xml"
	Robots      Path = "/robots.txt"
	Headers     Path = "/_headers"
	Redirects   Path = "/_redirects"
	NginxOld    Path = "/_redirects.nginx"
	CaddyOld    Path = "/_redirects.caddy"
	Manifest    Path = "/site.webmanifest"
)

// The names of feeds, in the folder of their list.
const (
	FeedName     = "feed.xml"
	JSONFeedName = "feed.json"
)

// The files of the search index, and the folders of those that a host may cache for ever.
const (
	SearchIndex   = Search + "index.txt"
	SearchWords   = Search + SearchWordsName
	SearchRecords = Search + SearchRecordsName

	SearchWordsName   = "tu/"  // below the search page
	SearchRecordsName = "bai/" // likewise

	NameIndex = Search + "ten/" // the index of names, whose words and records are in folders as those of articles are
	NameList  = NameIndex + "index.txt"
)

// The indexes of awards and of their conferrers, by which the roll is filtered; their folders contain nothing else. The
// words and records are in folders as those of the search index are.
const (
	AwardIndex     = Roll + "muc/"
	AwardList      = AwardIndex + "index.txt"
	AwardUnits     = AwardIndex + "noi/" // the units of a province: hai-phong/don-vi.json
	ConferrerIndex = AwardIndex + "don-vi/"
	ConferrerList  = ConferrerIndex + "index.txt"

	AwardSums     = AwardIndex + AwardSumsName // by which awards and recipients are counted
	AwardSumsList = AwardSums + "index.txt"

	AwardRowsName = "dong/" // below AwardIndex
	AwardSumsName = "tong/" // likewise
)

// Units returns the address of the list of units of a province that have awards, for the filters of the roll.
func Units(province string) Path { return AwardUnits.Term(province) + NearbyName }

// Assets is the folder of files that never change.
const Assets Path = "/assets/"

// Term returns the address of a term of the index at p, for example Tags.Term("thi-dua") is /chu-de/thi-dua/. The slug
// of a unit holds that of its province, the slug of a month that of its year: hai-phong/quan-do-son, 2024/01.
func (p Path) Term(slug string) Path { return p + Path(slug) + "/" }

// The names of the files with the awards of a place or a year, in the folder of its page, and of that with the figures of a
// year.
const (
	RollCSVName  = "bang-vang.csv"
	RollJSONName = "bang-vang.json"
	SummaryName  = "bang-tong-hop.csv"
)

// RollCSV returns the address of the awards of the place or year at p as CSV: /nam/2024/bang-vang.csv. p must end in /.
func (p Path) RollCSV() Path { return p + RollCSVName }

// RollJSON returns the address of the same as JSON. p must end in /.
func (p Path) RollJSON() Path { return p + RollJSONName }

// Summary returns the address of the figures of the year at p. p must end in /.
func (p Path) Summary() Path { return p + SummaryName }

// NearbyName is the name of the file beside a province's page that answers about its units without a page.
const NearbyName = "don-vi.json"

// Page returns the address of page n, from 1, of the list whose first page is at p: p itself for 1, and p + "trang/2/"
// for 2.
func (p Path) Page(n int) Path {
	if n == 1 {
		return p
	}
	return p + "trang/" + Path(strconv.Itoa(n)) + "/"
}

// Feed returns the address of the Atom feed of the list whose first page is at p: /chu-de/thi-dua/feed.xml. p must end in
// a slash.
func (p Path) Feed() Path { return p + FeedName }

// JSONFeed returns the address of the JSON Feed of the list whose first page is at p: /feed.json. p must end in a slash.
func (p Path) JSONFeed() Path { return p + JSONFeedName }

// File returns the path on disk of the file to write for p, slash-separated and below the output folder, for example
// 2024/01/x/index.html for /2024/01/x/, and feed.xml for /feed.xml.
func (p Path) File() string {
	name := p.Relative()
	if name == "" || strings.HasSuffix(name, "/") {
		return name + "index.html"
	}
	return name
}

// Relative returns p without its leading slash, for example chu-de/ or feed.xml.
func (p Path) Relative() string { return strings.TrimPrefix(string(p), "/") }

// SitemapPart returns the address of file n, from 1, of a sitemap that needs several: /sitemap-1.xml.
func SitemapPart(n int) Path { return "/sitemap-" + Path(strconv.Itoa(n)) + ".xml" }

// PictureSize returns the address of a picture in one of its sizes. The suffix replaces the extension of the picture's
// own address, for example /2024/01/x.jpg and -800-1a2b3c4d.jpg give /assets/2024/01/x-800-1a2b3c4d.jpg.
func PictureSize(own Path, suffix string) Path {
	return Assets + Path(strings.TrimSuffix(own.Relative(), path.Ext(string(own)))+suffix)
}

// ShareCard returns the address of the share card of the article or the body at a path that ends in a slash; name is that of the
// card's file: /2024/01/x/ and the-1a2b3c4d.png give /assets/2024/01/x/the-1a2b3c4d.png.
func ShareCard(page Path, name string) Path { return Assets + Path(page.Relative()+name) }
