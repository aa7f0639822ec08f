package diag

import (
	"strings"
	"unicode/utf8"
)

// Fix is a change of one file, the file of its problem, that removes the problem: for example, it replaces the key
// titel by title. A fix changes only the characters of its problem, and makes no error: it may be applied without
// asking. Its edits count the bytes of the file's text, or of the file on disk if OnDisk is set: [source.Disk.Edits]
// makes edits of the file on disk of both.
type Fix struct {
	// OnDisk reports whether the offsets count the bytes of the file on disk. Otherwise they count the bytes of the
	// text that package source makes of them, without byte order mark, in NFC, with \n line ends.
	OnDisk bool
	Edits  []Edit // in order, not overlapping
}

// Edit replaces the bytes from Start to End, offsets from 0 in the text or the file (see [Fix]), by Text: Edit{4, 9,
// "title"} puts title in the place of five bytes, Edit{4, 4, "title"} inserts it, Edit{4, 9, ""} removes five bytes. In
// Text, lines end in \n; the line ends of the file are applied to it.
type Edit struct {
	Start, End int
	Text       string
}

// FixBy gives the problem a fix whose edits count the bytes of the text of the file, as [source.File] holds it, in
// order and without overlaps. It keeps the slice of edits and replaces an earlier fix; without edits it does nothing.
// The code must be in [Fixable], which FixBy does not check: without it the fix has no description.
//
//	probs.Add(diag.UnknownKey, at, "titel", "title").FixBy(diag.Edit{offset, offset + len("titel"), "title"})
func (p *Problem) FixBy(edits ...Edit) {
	if len(edits) > 0 {
		p.Fix = &Fix{Edits: edits}
	}
}

// FixOnDisk is FixBy with edits that count the bytes of the file on disk: for example, to remove a character that the
// text of the file does not contain.
func (p *Problem) FixOnDisk(edits ...Edit) {
	if len(edits) > 0 {
		p.Fix = &Fix{OnDisk: true, Edits: edits}
	}
}

// Fixable is the table of the codes whose problems can have a fix, with its description in Vietnamese and English. {0},
// {1}, … are the arguments of the problem.
var Fixable = map[Code]FixTexts{
	NotUTF8:         {"đổi cả tệp từ {1} sang UTF-8, nếu nhận ra bảng mã", "change the whole file from {1} to UTF-8, if the encoding is recognised"},
	OldEncoding:     {"đổi cả tệp từ {0} sang UTF-8", "change the whole file from {0} to UTF-8"},
	ForeignBreak:    {"thay dấu ngắt dòng {0} bằng một dấu cách", "write a blank for the line break {0}"},
	HiddenCharacter: {"xoá ký tự ẩn {0}", "delete the hidden character {0}"},
	MixedScript:     {"viết “{0}” bằng chữ cái Latinh: “{1}”, nếu từ ấy có cả chữ Latinh", "write “{0}” in Latin letters, “{1}”, if the word has Latin letters too"},
	YAMLColon:       {"đặt giá trị trong dấu nháy", "put the value in quotes"},
	YAMLStart:       {"đặt giá trị trong dấu nháy, nếu không thể là tham chiếu, kiểu, danh sách hay đoạn nhiều dòng", "put the value in quotes, if it cannot be a reference, a type, a list or several lines"},
	YAMLAfterQuote:  {"đặt cả câu trong loại dấu nháy kia", "put all of it in quotes of the other kind"},
	YAMLNoColon:     {"thêm dấu cách sau dấu hai chấm, nếu thiếu", "put a space after the colon, if it is missing"},
	YAMLSyntax:      {"đặt giá trị có dấu \\ trong dấu nháy đơn, hoặc viết \\\\", "put a value with \\ in single quotes, or write \\\\"},
	YAMLBlank:       {"viết dấu cách thường thay cho {0}", "write a plain space for {0}"},
	YAMLTab:         {"viết hai dấu cách thay cho mỗi tab đầu dòng", "write two spaces for each tab of the indentation"},
	YAMLIndent:      {"thụt dòng như cấp gần nhất, nếu chỉ có một: `{0}`", "indent the line like the nearest level, if there is one: `{0}`"},
	ItemMark:        {"bắt đầu mỗi mục bằng “- ”", "begin each item with “- ”"},
	YAMLFlow:        {"đặt giá trị có dấu phẩy hay # trong dấu nháy, tên trong ngoặc vuông; viết liền số có dấu phẩy", "put a value with a comma or # in quotes, names in square brackets; write a number without its comma"},
	UnknownKey:      {"đổi thành khoá duy nhất có thể là ý người viết; `published: false` thành `draft: true`, `permalink: /cu/` thành `aliases: [/cu/]`, `layout: post` thì bỏ", "write the only key that can be meant; `published: false` becomes `draft: true`, `permalink: /old/` becomes `aliases: [/old/]`, `layout: post` is deleted"},
	DuplicateKey:    {"bỏ dòng thứ hai, nếu hai giá trị như nhau", "delete the second line, if both values are equal"},
	NotBool:         {"viết true thay cho có, yes, on; false thay cho không, no, off", "write true for yes, on, có; false for no, off, không"},
	BadDate:         {"viết `{1}`, nếu ngày được viết bằng tiếng Anh hay với hai loại dấu", "write `{1}`, if the day is written in English or with two kinds of marks"},
	NotNumber:       {"chỉ giữ con số: `{0}: {1}`", "keep the number alone: `{0}: {1}`"},
	BadValue:        {"bỏ từ thừa trước giá trị: “buổi sáng” thành “sáng”", "leave out the word before the value: “buổi sáng” becomes “sáng”"},
	DottedNumber:    {"viết số liền: {2}", "write the number without the dot: {2}"},
	ValueComment:    {"đặt giá trị trong dấu nháy, nếu liền sau # là chữ hay số", "put the value in quotes, if a letter or a digit follows the #"},
	HTMLEntity:      {"viết chữ thật thay cho mã HTML: “{1}”", "write the characters for the HTML codes: “{1}”"},
	StrayEmphasis:   {"bỏ dấu cách ở phía trong dấu, thêm dấu cách ở phía ngoài", "remove the blanks inside the marks, put one outside"},
	ListMark:        {"viết dấu của Markdown có dấu cách: “- ”, “1. ”, “## ”", "write the mark of Markdown with its blank: “- ”, “1. ”, “## ”"},
	MalformedLink:   {"viết {1}", "write {1}"},
	PastedTable:     {"viết các cột bằng | và thêm hàng {1}, nếu hàng nào cũng đủ cột", "write the columns with | and add the row {1}, if all rows have all columns"},
	TableDelimiter:  {"thêm hàng {1} dưới hàng đầu, nếu hàng nào cũng đủ cột", "add the row {1} below the first, if all rows have all columns"},
	IndentedText:    {"xoá khoảng trắng ở đầu dòng", "delete the white space before the lines"},
	RepeatedTitle:   {"xoá dòng tiêu đề lặp lại", "delete the repeated heading"},
	ForeignMarkup:   {"xoá {0} ở cuối dòng, nếu chỉ đặt tên hay lớp cho phần tử", "delete {0} at the end of a line, if it only names an element or its class"},
	NotMap:          {"viết lại câu kể người nhận thành to: {loại: số lượng}, “Quyết định số 1/QĐ-UBND ngày 2/1/2024” thành {no: …, date: …}, nếu hiểu trọn câu", "write a phrase of recipients as to: {kind: count}, the number and day of a decision as {no: …, date: …}, if all of it is understood"},
	BadCount:        {"đặt tên trong ngoặc vuông", "put names in square brackets"},
	OddName:         {"tách mỗi người thành một mục; đặt dấu gạch thẳng cột với các mục khác", "make an item of each person; put the dash in the column of the other items"},
	NamePrefix:      {"xoá “{0}” ở đầu tên", "delete “{0}” before the name"},
	UnsteadyID:      {"ghi mã đang có vào mọi dòng giống nhau", "write the IDs that the rows have now into all of them"},
	BrokenLink:      {"viết “{1}”, nếu thiếu https://, mailto:, tel: hay chỉ có một tệp tên ấy", "write “{1}”, if https://, mailto: or tel: is missing, or if there is only one file of that name"},
	MissingPicture:  {"viết `{3}`, nếu chỉ có một ảnh tên ấy", "write `{3}`, if there is only one picture of that name"},
	MissingFile:     {"viết `{3}`, nếu chỉ có một tệp tên ấy", "write `{3}`, if there is only one file of that name"},
	NotPicture:      {"bỏ dấu ! ở trước, thành liên kết", "remove the ! before it, which makes a link"},
	OwnAlias:        {"bỏ “{0}” khỏi aliases", "take “{0}” out of aliases"},
	BadAlias:        {"viết `{1}`, nếu chỉ thiếu dấu / hay thừa tên miền của trang", "write `{1}`, if only the / is missing or the site's own host is too much"},
	CurlyQuotes:     {"thay dấu nháy cong bằng dấu nháy thẳng", "write straight quotes for the curly ones"},
	SpacedLink:      {"đặt địa chỉ trong ngoặc nhọn: <{0}>", "put the address in angle brackets: <{0}>"},
}

// FixTexts describes a fix in one line in each language, as an order: for example, “xoá ký tự ẩn {0}”.
type FixTexts struct{ VI, EN string }

// Change is an edit of a file on disk, with the positions of its start and end, from 1. Columns count code points, as in
// SARIF.
type Change struct {
	Edit
	StartLine, StartCol, EndLine, EndCol int
}

// ChangesOf returns the edits of raw, the bytes of a file on disk, with their positions: one Change for each edit, in
// the same order, which may be any; edits may overlap. It applies nothing, and leaves Text as it is:
// [source.Disk.Edits] has given it the line ends of the file. The offsets of the edits must count the bytes of raw,
// from 0; one beyond the end counts as the end.
func ChangesOf(raw []byte, edits []Edit) []Change {
	out := make([]Change, len(edits))
	for i, e := range edits {
		out[i].Edit = e
		out[i].StartLine, out[i].StartCol = position(raw, e.Start)
		out[i].EndLine, out[i].EndCol = position(raw, e.End)
	}
	return out
}

// position returns the line and the column of an offset; lines end in \n, \r\n or \r.
func position(raw []byte, offset int) (line, col int) {
	before := string(raw[:min(offset, len(raw))])
	before = strings.ReplaceAll(before, "\r\n", "\n")
	start := strings.LastIndexAny(before, "\r\n") + 1
	return 1 + strings.Count(before, "\n") + strings.Count(before, "\r"), 1 + utf8.RuneCountInString(before[start:])
}

// FixText returns the description of the fix of a problem in one line, in p's language, “xoá ký tự ẩn U+200B”; "" if it
// has none.
func (p Printer) FixText(pr Problem) string {
	if pr.Fix == nil {
		return ""
	}
	return fillPlaceholders(Fixable[pr.Code].text(p.Lang), pr.Args)
}

func (t FixTexts) text(lang string) string {
	if lang == "en" {
		return t.EN
	}
	return t.VI
}

// changes returns the edits of the fix of a problem on disk, nil if there are none.
func (p Printer) changes(pr Problem) []Change {
	if pr.Fix == nil || p.Changes == nil {
		return nil
	}
	return p.Changes(pr)
}

// jsonFix is a fix in the form that JSON writes.
type jsonFix struct {
	Description string     `json:"description"`
	Edits       []jsonEdit `json:"edits"`
}

// jsonEdit is an edit in the form that JSON writes: the bytes of the file on disk from start to end become text.
type jsonEdit struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

// jsonFix returns the fix of a problem, nil if there is none.
func (p Printer) jsonFix(pr Problem) *jsonFix {
	changes := p.changes(pr)
	if len(changes) == 0 {
		return nil
	}
	out := &jsonFix{Description: p.FixText(pr)}
	for _, c := range changes {
		out.Edits = append(out.Edits, jsonEdit{c.Start, c.End, c.Text})
	}
	return out
}

// sarifFixes returns the fix of a problem as the property fixes of a result (SARIF 2.1.0, 3.27.30), nil if there is none.
func (p Printer) sarifFixes(pr Problem) []object {
	changes := p.changes(pr)
	if len(changes) == 0 {
		return nil
	}
	replacements := make([]object, 0, len(changes))
	for _, c := range changes {
		replacements = append(replacements, object{
			"deletedRegion": object{
				"startLine": c.StartLine, "startColumn": c.StartCol, "endLine": c.EndLine, "endColumn": c.EndCol,
				"byteOffset": c.Start, "byteLength": c.End - c.Start,
			},
			"insertedContent": object{"text": c.Text},
		})
	}
	return []object{{
		"description":     object{"text": p.FixText(pr)},
		"artifactChanges": []object{{"artifactLocation": artifact(pr.Pos.File), "replacements": replacements}},
	}}
}
