package decision

import (
	"regexp"
	"strconv"
	"strings"

	"bangvang/internal/editor/importer/blocks"
	"bangvang/internal/text/viet"
)

// line is a line of the text: a paragraph, an item, or a line of a cell of a table that only arranges text, as that of the
// head does.
type line struct {
	text, at string
	block    int // index in Document.Blocks
	bold     bool
}

// outline is the text of a decision in lines, and where its parts begin.
type outline struct {
	lines    []line
	head     head
	motto    bool // of the State, or of the Party
	numbered bool // it has a number, or the place of one
	title    int  // index of the line QUYẾT ĐỊNH, -1 for none
	begin    int  // index of the line with the first article
	grounds  int  // number of lines with legal grounds
	articles []article
	end      int     // index of the line with Nơi nhận or the signature, 0 for none
	annex    int     // index of the first line after that
	tables   []table // those below the first article that are no part of the signature

	otherKind bool // its number is that of another kind of document: 12/TTr-UBND
}

// table is a table of an annex or of an article.
type table struct {
	block int // index in Document.Blocks
	after int // number of lines before it
}

// article is one article of a decision: Điều 1.
type article struct {
	number int
	lines  []line // the first without “Điều 1.”
	label  string // as written: “Điều 1.”
}

// Bounds of what is read.
const (
	maxLines        = 100_000
	maxLine         = 20_000 // bytes
	maxArticleLines = 400    // of one article
)

var (
	articleLabel = regexp.MustCompile(`^\s*((?:Điều|ĐIỀU|điều)\s+([0-9]{1,3}))\s*[.:)–-]?\s*`)
	numberLine   = regexp.MustCompile(`^(?i:số)\s*[:.]?\s*([0-9]{1,6}[A-Za-z]?)?[\s.…_]*([-/]?\s*(?:(?:19|20)[0-9]{2}\s*/\s*)?(?:QĐ|QD|Qđ|NQ)[^\s,;:()]*(?:\s?[-–/]\s?[^\s,;:()]+)*)`)
	otherNumber  = regexp.MustCompile(`^(?i:số)\s*[:.]?\s*[0-9]*\s*[-/]\s*(?:TTr|KH|TB|BC|CV|HD|BB|CT|GM|TT|UBND|CTr|QC)(?:[^\pL]|$)`)
	dayLine      = regexp.MustCompile(`^(.{2,60}?)\s*,\s*ngày\s*([0-9]{1,2}|[\s.…_]*)\s*tháng\s*([0-9]{1,2}|[\s.…_]*)\s*năm\s*((?:19|20)[0-9]{2}|[0-9.…_\s]*)\s*$`)
	grounds      = []string{"căn cứ", "xét", "theo đề nghị", "theo", "thực hiện", "trên cơ sở", "sau khi", "được sự", "thi hành"}
	signing      = regexp.MustCompile(`^(?:TM\.|KT\.|TUQ\.|TL\.|T/M|K/T|Q\.)`)
	offices      = regexp.MustCompile(`^(?:CHỦ TỊCH|PHÓ CHỦ TỊCH|GIÁM ĐỐC|PHÓ GIÁM ĐỐC|TỔNG GIÁM ĐỐC|HIỆU TRƯỞNG|PHÓ HIỆU TRƯỞNG|BỘ TRƯỞNG|THỨ TRƯỞNG|THỦ TƯỚNG|PHÓ THỦ TƯỚNG|BÍ THƯ|PHÓ BÍ THƯ|TƯ LỆNH|CHÍNH ỦY|TRUNG ĐOÀN TRƯỞNG|SƯ ĐOÀN TRƯỞNG|LỮ ĐOÀN TRƯỞNG|CHỈ HUY TRƯỞNG|TRƯỞNG BAN|TRƯỞNG PHÒNG|CỤC TRƯỞNG|VIỆN TRƯỞNG|CHÁNH ÁN|THỦ TRƯỞNG|THỐNG ĐỐC)`)
	annexTitle   = regexp.MustCompile(`^(?i:danh sách|phụ lục|biểu số|mẫu số)(?:[^\pL]|$)`)
	annexOf      = regexp.MustCompile(`(?i)^\(?\s*(?:ban hành\s+)?kèm theo quyết định`)
)

// outlineOf finds the parts of a text.
func outlineOf(doc *blocks.Document) outline {
	o := outline{title: -1, begin: -1}
	for i, b := range doc.Blocks {
		if len(o.lines) > maxLines {
			break
		}
		switch b.Kind {
		case blocks.Table:
			if o.begin >= 0 && !arranges(b) {
				o.tables = append(o.tables, table{i, len(o.lines)})
				continue
			}
			o.addCells(b, i)
		case blocks.PictureAt:
		default:
			text := b.Text()
			if b.Mark != "" && b.Mark != "•" {
				text = b.Mark + " " + text
			} else if b.Kind == blocks.Item {
				text = "- " + text
			}
			o.add(text, b.At, i, b.Bold())
		}
	}
	o.findParts()
	return o
}

// addCells adds the lines of a table that only arranges text.
func (o *outline) addCells(b blocks.Block, block int) {
	for _, row := range b.Rows {
		for j, c := range row.Cells {
			if c.Column == j && !c.Down {
				o.add(c.Text, row.At, block, c.Bold)
			}
		}
	}
}

// arranges reports whether a table only arranges text, as that of the distribution list and the signature.
func arranges(b blocks.Block) bool {
	if len(b.Rows) > 4 {
		return false
	}
	for _, row := range b.Rows {
		for _, c := range row.Cells {
			if begins(c.Text, "nơi nhận", "cộng hòa xã hội") || signing.MatchString(strings.TrimSpace(c.Text)) || offices.MatchString(strings.TrimSpace(c.Text)) {
				return true
			}
		}
	}
	return len(b.Rows) > 0 && len(b.Rows[0].Cells) == 1
}

// add adds the lines of a text.
func (o *outline) add(text, at string, block int, bold bool) {
	for t := range strings.SplitSeq(text, "\n") {
		if t = blocks.OneLine(t); t == "" || len(t) > maxLine || strings.Trim(t, "-–—_*. ") == "" {
			continue
		}
		if o.begin < 0 && articleLabel.MatchString(t) {
			o.begin = len(o.lines)
		}
		o.lines = append(o.lines, line{t, at, block, bold})
	}
}

// findParts finds the title, the articles, the end and the annex.
func (o *outline) findParts() {
	limit := len(o.lines)
	if o.begin >= 0 {
		limit = o.begin
	}
	for i, l := range o.lines[:min(limit, 200)] {
		key := viet.Key(l.text)
		switch {
		case strings.HasPrefix(key, "cộng hòa xã hội chủ nghĩa"), strings.HasPrefix(key, "đảng cộng sản việt nam"):
			o.motto = true
		case o.title < 0 && !isCapitals(l.text) && numberLine.MatchString(l.text):
			o.numbered = true
		case o.title < 0 && otherNumber.MatchString(l.text):
			o.otherKind = true
		case o.title < 0 && (isCapitals(l.text) && (key == "quyết định" || strings.HasPrefix(key, "quyết định ") || key == "nghị quyết") || key == "quyết định"):
			o.title = i
		case begins(l.text, "tờ trình", "kế hoạch", "thông báo", "báo cáo", "công văn", "biên bản") && isCapitals(l.text):
			o.otherKind = true
		case o.title >= 0 && isGround(l.text):
			o.grounds++
		}
		if m := numberLine.FindString(l.text); m != "" && o.title < 0 {
			o.numbered = true
		}
		if m := dayLine.FindStringSubmatch(l.text); m != nil && o.head.date.At == "" && (o.title < 0 || i < o.title) {
			o.head.date.At, o.head.date.parts = l.at, m
		}
	}
	if o.begin < 0 {
		return
	}
	o.findArticles()
}

// findArticles finds the articles, and where they end.
func (o *outline) findArticles() {
	last := 0
	for i, l := range o.lines[o.begin:] {
		if m := articleLabel.FindStringSubmatch(l.text); m != nil {
			if n, _ := strconv.Atoi(m[2]); n == last+1 || last == 0 {
				last = n
				l.text = l.text[len(m[0]):]
				o.articles = append(o.articles, article{number: n, label: m[1] + ".", lines: []line{l}})
				continue
			}
		}
		if begins(l.text, "nơi nhận") || signing.MatchString(l.text) || isCapitals(l.text) && offices.MatchString(l.text) && len(l.text) < 120 || annexOf.MatchString(l.text) || isCapitals(l.text) && annexTitle.MatchString(l.text) {
			o.end = o.begin + i
			break
		}
		a := &o.articles[len(o.articles)-1]
		if len(a.lines) < maxArticleLines {
			a.lines = append(a.lines, l)
		}
	}
	if o.end == 0 {
		o.annex = len(o.lines)
		return
	}
	for o.annex = o.end; o.annex < len(o.lines); o.annex++ {
		if text := o.lines[o.annex].text; isCapitals(text) && annexTitle.MatchString(text) || annexOf.MatchString(text) {
			break
		}
	}
}

func isGround(text string) bool {
	return begins(strings.TrimLeft(text, "-–+* "), grounds...)
}
