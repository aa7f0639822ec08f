// Package news makes the draft of an article from a news text that an office wrote in Word.
//
// For example, of a text with a bold title, a sapo, two pictures with captions and “Tin, ảnh: Lan Anh” at its end, the
// draft has title, summary, author, credit of the pictures and a body without these lines; and from “Sáng 12/11/2025, UBND
// phường Mẫu Sơn tổ chức hội nghị tổng kết” the day, the session and the kind of the event and the locality. Its awards are
// proposed from the sentences that state them, each with its sentence.
//
// A value that the text does not state for sure is marked as unsure, with a remark that says why. Nothing of the text is
// lost: a line that is no title, sapo, author or date is part of the body.
package news

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"bangvang/internal/editor/importer/blocks"
	"bangvang/internal/editor/importer/draft"
	"bangvang/internal/knowledge/extract"
	"bangvang/internal/knowledge/gazetteer"
	"bangvang/internal/text/viet"
)

// Knowledge is what a reader of news knows of the country and of the day it reads on.
type Knowledge struct {
	Awards *extract.Reader
	Places *gazetteer.Gazetteer
	Today  time.Time // for days without a year; those are unsure
}

// Read makes a draft from the text of a file. It does not change doc. The result always has a title: of a text without any
// it is the beginning of the first paragraph, or the name of the file.
func Read(doc *blocks.Document, know Knowledge) *draft.Draft {
	r := &reader{doc: doc, draft: &draft.Draft{From: draft.Place{File: doc.File}}, rest: slices.Clone(doc.Blocks)}
	r.letterhead()
	r.title()
	r.signs()
	r.summary()
	r.headings()
	r.pictures()
	Propose(r.draft, r.lines(), know)
	r.draft.Body = blocks.Markdown(&blocks.Document{File: doc.File, Blocks: r.rest, Notes: doc.Notes, Pictures: r.named})
	for _, d := range doc.Dropped {
		weight := draft.Look
		switch {
		case d.Lost:
			weight = draft.Repair
		case d.At == "":
			weight = draft.Note
		}
		r.draft.Remarks = append(r.draft.Remarks, draft.Remark{Weight: weight, From: r.at(d.At), VI: d.VI, EN: d.EN})
	}
	return r.draft
}

// reader takes the values of a draft out of rest, the blocks that remain for the body.
type reader struct {
	doc   *blocks.Document
	draft *draft.Draft
	rest  []blocks.Block
	named []blocks.Picture // the pictures with the names that they have beside the article
}

func (r *reader) at(place string) draft.Place { return draft.Place{File: r.doc.File, At: place} }

func (r *reader) remark(w draft.Weight, at, vi, en string) {
	r.draft.Remarks = append(r.draft.Remarks, draft.Remark{Weight: w, From: r.at(at), VI: vi, EN: en})
}

// take removes the block at an index from the rest and returns it.
func (r *reader) take(i int) blocks.Block {
	b := r.rest[i]
	r.rest = append(r.rest[:i:i], r.rest[i+1:]...)
	return b
}

// line returns the text of a paragraph or heading in one line, "" for other blocks.
func line(b *blocks.Block) string {
	if b.Kind != blocks.Paragraph && b.Kind != blocks.Heading {
		return ""
	}
	return strings.Join(strings.Fields(b.Text()), " ")
}

// letterhead leaves out the head of an official letter above the news, a table or lines, and lines that only part the text
// (***, -----).
func (r *reader) letterhead() {
	r.rest = slices.DeleteFunc(r.rest, func(b blocks.Block) bool {
		text := line(&b)
		return text != "" && strings.Trim(text, "-–—_*=~.o0 ") == "" && utf8.RuneCountInString(text) > 2
	})
	last := -1 // of the lines of the head
	for i := range min(len(r.rest), 10) {
		b := &r.rest[i]
		text := viet.Key(b.Text())
		if strings.Contains(text, countryKey) && utf8.RuneCountInString(text) < 800 {
			last = i
		} else if last >= 0 && i == last+1 && b.Kind == blocks.Paragraph && (strings.HasPrefix(text, mottoKey) || strings.HasPrefix(text, "số:") || dayOf(line(b))) {
			last = i
		}
	}
	for i := range last + 1 {
		r.dateOf(r.rest[i].Text(), r.rest[i].At)
	}
	if last >= 0 {
		r.remark(draft.Note, r.rest[last].At, "phần đầu văn bản (tên cơ quan, quốc hiệu) không đưa vào bài", "the letterhead was left out")
		r.rest = r.rest[last+1:]
	}
}

// countryKey and mottoKey are the two lines at the head of each official letter.
var (
	countryKey = viet.Key("Cộng hòa xã hội chủ nghĩa Việt Nam")
	mottoKey   = viet.Key("Độc lập")
)

// labels are lines above a title that only say what the text is.
var labels = []string{"tin", "tin tức", "tin bài", "tin, bài", "bài viết", "tin hoạt động", "tin vắn", "bài đăng", "tin ảnh", "tin, ảnh", "nội dung tin", "tin thi đua", "tin đăng website", "tin đăng cổng thông tin", "tin thi đua, khen thưởng"}

const longTitle = 220 // characters

// title takes the title: the block in the style of titles or the first heading, if no paragraph of text is before it, or
// the first line that is bold, centred, in capitals or larger than the text, with a second line like it.
func (r *reader) title() {
	for len(r.rest) > 0 && isLabel(line(&r.rest[0])) {
		r.take(0)
	}
	usual := r.usualSize()
	for i := 0; i < min(len(r.rest), 6); i++ {
		b := &r.rest[i]
		text := line(b)
		switch {
		case !worded(text) || r.isSign(text):
			continue
		case utf8.RuneCountInString(text) > longTitle:
		case b.Kind == blocks.Heading, labelled(text, "tiêu đề", "tên bài", "tít") != "", stands(b, usual), firstLine(text):
			r.takeTitle(i, usual)
			return
		}
		break
	}
	r.noTitle()
}

// worded reports whether a text has a letter or a digit.
func worded(text string) bool {
	return strings.ContainsFunc(text, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) })
}

func isLabel(text string) bool {
	text = strings.ToLower(strings.Trim(text, " .:-–*"))
	for _, l := range labels {
		if text == l {
			return true
		}
	}
	return false
}

// labelled returns the text behind one of the words and a colon, "" if it does not begin so.
func labelled(text string, words ...string) string {
	head, rest, ok := strings.Cut(text, ":")
	if !ok {
		return ""
	}
	head = strings.ToLower(strings.TrimSpace(head))
	for _, w := range words {
		if head == w {
			return strings.TrimSpace(rest)
		}
	}
	return ""
}

// stands reports whether a block differs from the text as a title does.
func stands(b *blocks.Block, usual int) bool {
	text := line(b)
	return b.Bold() || b.Centred || b.Size > usual+2 && usual > 0 || capitals(text)
}

// firstLine reports whether a text may be a title by its words alone: it is short and no sentence.
func firstLine(text string) bool {
	return utf8.RuneCountInString(text) <= 160 && !strings.HasSuffix(text, ".") && !strings.HasSuffix(text, ":") && !strings.HasSuffix(text, ";")
}

// capitals reports whether a text has letters, all of them capitals.
func capitals(text string) bool {
	return strings.ToLower(text) != text && strings.ToUpper(text) == text
}

func (r *reader) takeTitle(i, usual int) {
	b := r.take(i)
	text := line(&b)
	for i < len(r.rest) && i >= 0 { // the title may take two lines
		next := &r.rest[i]
		more := line(next)
		alike := next.Kind == b.Kind && next.Level == b.Level && next.Centred == b.Centred && next.Bold() == b.Bold() && next.Size == b.Size && capitals(more) == capitals(text)
		if more == "" || !alike || !next.Centred || !stands(next, usual) || strings.ContainsAny(text[len(text)-1:], ".!?:") || r.isSign(more) || utf8.RuneCountInString(text+more) > longTitle {
			break
		}
		text += " " + more
		r.take(i)
	}
	if t := labelled(text, "tiêu đề", "tên bài", "tít"); worded(t) {
		text = t
	}
	r.draft.Title = draft.Value{Text: strings.TrimRight(text, " ."), From: r.at(b.At)}
	if capitals(text) && len(strings.Fields(text)) > 3 {
		r.remark(draft.Look, b.At, "tiêu đề viết toàn chữ in hoa; nên viết lại chữ thường, chỉ hoa chữ đầu và tên riêng", "the title is in capitals; write it in small letters")
	}
}

// noTitle makes a title where the text has none.
func (r *reader) noTitle() {
	for i := range r.rest {
		if text := line(&r.rest[i]); worded(text) {
			r.draft.Title = draft.Value{Text: shorten(text), From: r.at(r.rest[i].At)}
			r.remark(draft.Repair, r.rest[i].At, "tệp không có dòng tiêu đề; tiêu đề tạm lấy từ câu đầu, hãy viết lại", "the file has no title; the title is the beginning of its first sentence, write it anew")
			return
		}
	}
	name := strings.TrimSuffix(path.Base(r.doc.File), path.Ext(r.doc.File))
	if name == "" {
		name = "Bài chưa có tiêu đề"
	}
	r.draft.Title = draft.Value{Text: name, From: r.at("")}
	r.remark(draft.Repair, "", "tệp không có chữ; tiêu đề tạm lấy từ tên tệp", "the file has no text; the title is the name of the file")
}

// shorten returns the beginning of a sentence of at most 100 characters, cut at a blank.
func shorten(text string) string {
	if before, _, ok := strings.Cut(text, ". "); ok && worded(before) {
		text = before
	}
	text = strings.TrimRight(text, ".")
	if utf8.RuneCountInString(text) <= 100 {
		return text
	}
	text = string([]rune(text)[:100])
	return text[:max(strings.LastIndexByte(text, ' '), 1)] + "…"
}

// usualSize returns the size of most letters of the paragraphs.
func (r *reader) usualSize() int {
	sizes, most := map[int]int{}, 0
	for i := range r.rest {
		b := &r.rest[i]
		if sizes[b.Size] += len(line(b)); sizes[b.Size] > sizes[most] {
			most = b.Size
		}
	}
	return most
}

// summary takes the sapo: the first paragraph, if it is bold or in italics and text that is not follows, is said to be the
// sapo, or has the style of a subtitle.
func (r *reader) summary() {
	at := -1
	for i := range r.rest {
		if text := line(&r.rest[i]); text != "" {
			at = i
			break
		}
		if r.rest[i].Kind != blocks.PictureAt {
			return
		}
	}
	if at < 0 {
		return
	}
	b := &r.rest[at]
	text := line(b)
	said := labelled(text, "sapo", "sa pô", "tóm tắt", "sapô")
	styled := b.Style == "subtitle" || b.Style == "sapo" || b.Style == "tiêu đề phụ" || b.Style == "phụ đề"
	marked := (b.Bold() || b.Italic()) && b.Kind == blocks.Paragraph && utf8.RuneCountInString(text) >= 60 && r.plainAfter(at+1)
	if said == "" && !styled && !marked {
		return
	}
	if said != "" {
		text = said
	}
	r.draft.Summary = draft.Value{Text: text, From: r.at(b.At)}
	r.take(at)
}

// plainAfter reports whether a paragraph that is neither bold nor in italics follows.
func (r *reader) plainAfter(from int) bool {
	for i := from; i < len(r.rest); i++ {
		b := &r.rest[i]
		if text := line(b); text != "" && b.Kind == blocks.Paragraph && !b.Bold() && !b.Italic() {
			return true
		}
	}
	return false
}

// headings makes headings of the paragraphs that are bold as a whole and have text below: their levels are below those of
// styles, numbers of Roman letters above the others.
func (r *reader) headings() {
	last := -1 // that is no heading
	for i := range r.rest {
		if b := &r.rest[i]; b.Kind != blocks.Heading && (b.Kind != blocks.Paragraph || !b.Bold()) {
			last = i
		}
	}
	for i := range max(last, 0) {
		b := &r.rest[i]
		text := line(b)
		if b.Kind != blocks.Paragraph || !b.Bold() || !short(text) {
			continue
		}
		mark, rank := blocks.MarkOf(text)
		switch {
		case roman(text):
			b.Level = 20
		case rank == 1:
			b.Level = 22
		case rank == 2:
			b.Level = 23
		case mark != "":
			continue
		default:
			b.Level = 21
		}
		b.Kind = blocks.Heading
	}
}

func short(text string) bool {
	return utf8.RuneCountInString(text) <= 140 && text != "" && !strings.ContainsAny(text[len(text)-1:], ".;,")
}

// roman reports whether a text begins with a Roman number: II. TẬP THỂ.
func roman(text string) bool {
	head, _, ok := strings.Cut(text, ".")
	return ok && head != "" && len(head) <= 4 && strings.Trim(head, "IVX") == ""
}

// pictures makes files of the pictures, named safely; named has the pictures with the names of the files.
func (r *reader) pictures() {
	used := viet.UniqueSlugs{}
	for _, p := range r.doc.Pictures {
		from := r.at(p.At)
		base := viet.Slug(strings.TrimSuffix(p.Name, path.Ext(p.Name)))
		if base == "" {
			base = "hinh"
		}
		p.Name = used.Reserve(base) + ending(p.Data)
		r.named = append(r.named, p)
		r.draft.Files = append(r.draft.Files, draft.File{Name: p.Name, Data: p.Data, From: from})
		if blocks.Description(p) == "" {
			r.remark(draft.Note, p.At, fmt.Sprintf("hình %s chưa có chú thích và mô tả", p.Name), fmt.Sprintf("the picture %s has no caption and no description", p.Name))
		}
	}
}

// ending returns the ending of a picture's name by its bytes.
func ending(data []byte) string {
	for magic, ending := range map[string]string{"\xff\xd8\xff": ".jpg", "\x89PNG": ".png", "GIF8": ".gif", "RIFF": ".webp"} {
		if strings.HasPrefix(string(data[:min(len(data), 4)]), magic) {
			return ending
		}
	}
	return ".jpg"
}

// lines returns the sentences of the text for [Propose]: sapo, paragraphs, items and captions.
func (r *reader) lines() []Line {
	var out []Line
	if s := r.draft.Summary; s.Text != "" {
		out = append(out, Line{s.Text, s.From.At})
	}
	for i := range r.rest {
		b := &r.rest[i]
		switch b.Kind {
		case blocks.Paragraph, blocks.Heading, blocks.Item:
			out = append(out, Line{strings.Join(strings.Fields(b.Text()), " "), b.At})
		case blocks.PictureAt:
			if p := r.doc.Pictures[b.Picture]; p.Caption != "" {
				out = append(out, Line{p.Caption, p.At})
			}
		}
	}
	return out
}
