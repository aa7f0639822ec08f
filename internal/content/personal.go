package content

import (
	"regexp"
	"slices"
	"strings"

	"bangvang/internal/content/markdown"
	"bangvang/internal/content/source"
	"bangvang/internal/diag"
	"bangvang/internal/text/viet"
)

// This file finds personal data of people who are honoured (Law 91/2025/QH15, Decree 13/2023/NĐ-CP): dates of birth,
// identity numbers, telephone numbers, e-mail and home addresses. It reads the recipients of awards, where nothing of the
// kind belongs, and, more carefully, titles, captions and the rows of tables and lists. For example, “sinh ngày
// 02/02/1971” in a row is reported, but a year of birth is not, nor are the numbers and dates of decisions, sums of money
// and the telephone of an office.

// minDigits is the number of digits of the shortest personal number or date, e.g. 2/2/1971.
const minDigits = 6

// identityDigits is the number of digits of the shortest identity number, that of an identity card until 2016.
const identityDigits = 9

// Patterns of folded text (see [viet.Fold], which turns dashes into spaces).
var (
	date          = `(?:\d{1,2}[ ./]\d{1,2}[ ./]|ngay \d{1,2} thang \d{1,2} nam )(?:19|20)\d\d`
	fullDate      = regexp.MustCompile(`(?:^|[^\d./])` + date + `(?:[^\d]|$)`)
	birthDate     = regexp.MustCompile(`(?:^|\PL)(?:sinh|s\.?n)(?: ngay)?(?: thang)?(?: nam)?(?: sinh)?[ :]{0,3}` + date + `(?:[^\d]|$)`)
	identity      = regexp.MustCompile(`(?:^|[^\d.,/])0\d{2}[ .]?\d{3}[ .]?\d{3}[ .]?\d{3}(?:[^\d/]|$)`)
	namedIdentity = regexp.MustCompile(`(?:cccd|cmnd|cmtnd|can cuoc(?: cong dan)?|chung minh nhan dan|dinh danh(?: ca nhan)?)[^\d\n]{0,20}(?:\d[ .]?){8,11}\d`)
	mobile        = regexp.MustCompile(`(?:^|[^\d.,/])(?:0|\+?84[ .]?)[35789]\d(?:[ .]?\d){7}(?:[^\d/]|$)`)
	privateMail   = regexp.MustCompile(`[a-z0-9._%+]+@(?:gmail|yahoo|hotmail|outlook|icloud|live)\.[a-z.]+`)
	anyMail       = regexp.MustCompile(`[a-z0-9._%+]+@[a-z0-9.]+\.[a-z]+`)
	home          = regexp.MustCompile(`(?:^|\PL)(?:so nha|thuong tru|noi o|ho khau)(?:\PL|$)`)
	birthColumn   = regexp.MustCompile(`ngay[, ]{1,2}(?:thang[, ]{1,2}nam )?sinh|sinh ngay`)
	contactWords  = regexp.MustCompile(`lien he|dau moi|duong day nong|hotline|ho tro|phong vien|toa soan|quang cao|tiep nhan|gui ve|gui bai`)
	idColumn      = regexp.MustCompile(`cccd|cmnd|can cuoc|dinh danh|chung minh nhan dan`)
)

// IsPersonalField reports whether a recipient's name, post or unit, as key says, seems to contain personal data. A name
// or a post has no date; the name of a unit may have one.
func IsPersonalField(key, text string) bool {
	if isPersonal(text) {
		return true
	}
	folded := viet.Fold(text)
	return home.MatchString(folded) || anyMail.MatchString(folded) || isPersonalText(folded) || key != "unit" && fullDate.MatchString(folded)
}

// isPersonalText reports whether a text, folded, says personal data beyond doubt.
func isPersonalText(folded string) bool {
	if strings.Contains(folded, "@") && privateMail.MatchString(folded) {
		return true
	}
	if countDigits(folded) < minDigits {
		return false
	}
	born := strings.Contains(folded, "sinh") || strings.Contains(folded, "sn") || strings.Contains(folded, "s.n")
	return born && birthDate.MatchString(folded) ||
		isPersonal(folded) && (identity.MatchString(folded) || namedIdentity.MatchString(folded) || mobile.MatchString(folded))
}

// PersonalPatterns returns the patterns by which a recipient's name, post or unit is found to contain personal data, by
// name (full_date, identity, …), as regular expressions that JavaScript reads too, with its flag u. They are for folded
// text (see [viet.Fold]). The map is new at each call.
func PersonalPatterns() map[string]string {
	out := map[string]string{}
	for name, p := range map[string]*regexp.Regexp{
		"full_date": fullDate, "birth_date": birthDate, "identity": identity, "named_identity": namedIdentity, "mobile": mobile,
		"private_mail": privateMail, "any_mail": anyMail, "home": home,
	} {
		out[name] = strings.ReplaceAll(p.String(), `\PL`, `\P{L}`)
	}
	return out
}

// Patterns of text as it is written.
var (
	longNumber   = regexp.MustCompile(`\+?\d(?:[ .\-–]?\d){8,13}`)
	rawMail      = regexp.MustCompile(`(?i)[a-z0-9._%+-]+@(?:gmail|yahoo|hotmail|outlook|icloud|live)\.[a-z.]*[a-z]`)
	personBefore = regexp.MustCompile(`(?:^|[^\p{L}])(?:[ÔôOo]ng|[Bb]à|[Aa]nh|[Cc]hị|[Cc]ô|[Ee]m|[Cc]háu|[Cc]ụ|[Đđ]ồng chí|[Đđ]/c)[ ]+(?:\p{Lu}[\p{L}\p{M}]*[ ]*){1,6}`)
)

// countDigits returns the number of ASCII digits of s. It reads every line of every article, so it does not branch: only
// a digit is less than 10 above '0', and then the subtraction carries.
func countDigits(s string) (n int) {
	for i := range len(s) {
		n += int((uint16(s[i]-'0') - 10) >> 15)
	}
	return n
}

// checkPersonal reports personal data in the title, the summary, the captions and the tables of a document, whose text
// begins at start of f. Of
// sentences it reads only what [personalInSentence] finds.
func (d *Document) checkPersonal(f *source.File, start int) {
	report := func(pos diag.Pos, text string) {
		if (countDigits(text) >= minDigits || strings.Contains(text, "@")) && isPersonalText(viet.Fold(text)) {
			d.Problems.Add(diag.PersonalData, pos, text)
		}
	}
	report(d.Title.Pos, d.Title.Text)
	for _, r := range d.Body.Refs {
		if r.Kind == markdown.Image {
			report(r.Pos, r.Alt)
			if r.Title != r.Alt {
				report(r.Pos, r.Title)
			}
		}
	}
	d.checkRows(f, start)
}

// checkRows reports the first row of each table or list that has personal data: one row is enough to find the others.
func (d *Document) checkRows(f *source.File, start int) {
	var columns []rune // what the columns of the table hold: 'b' a birth date, 'i' an identity number, ' ' something else
	reported := false
	at := start
	for line := range strings.Lines(f.Text[start:]) {
		cells := rowCells(line)
		switch {
		case len(cells) < 2:
			columns, reported = nil, false
			if start, end := personalInSentence(line); end > 0 {
				d.Problems.Add(diag.PersonalData, f.Pos(at+start), line[start:end])
			}
		case columns == nil:
			columns = columnKinds(cells)
			fallthrough
		case !reported:
			if i := personalCell(cells, columns); i >= 0 {
				reported = true
				d.Problems.Add(diag.PersonalData, f.Pos(at+strings.Index(line, strings.TrimSpace(cells[i]))), strings.TrimSpace(cells[i]))
			}
		}
		at += len(line)
	}
}

// personalInSentence returns where a line has the number of an identity card that it calls so, or a mobile number or
// private e-mail address that it gives of a person: “Ông Lê B, điện thoại 0912.345.678”. end is 0 if it has neither. A line
// that says whom to ask, or whose hotline it is, has none of a person.
func personalInSentence(line string) (start, end int) {
	if digits := countDigits(line); digits < identityDigits && strings.IndexByte(line, '@') < 0 {
		return 0, 0
	}
	if namesIdentity(line) {
		for _, span := range longNumber.FindAllStringIndex(line, -1) {
			if from := strings.LastIndexAny(line[:span[0]], ".;!?") + 1; namedIdentity.MatchString(viet.Fold(line[from:span[1]])) {
				return span[0], span[1]
			}
		}
	}
	person := personBefore.FindStringIndex(line)
	if person == nil || contactWords.MatchString(viet.Fold(line)) {
		return 0, 0
	}
	for _, span := range longNumber.FindAllStringIndex(line, -1) {
		if span[0] > person[1] && span[0]-person[1] < maxApart && mobile.MatchString(viet.Fold(line[span[0]:span[1]])) {
			return span[0], span[1]
		}
	}
	if span := rawMail.FindStringIndex(line); span != nil && span[0] > person[1] && span[0]-person[1] < maxApart {
		return span[0], span[1]
	}
	return 0, 0
}

// maxApart is the number of bytes between a person and a number that is theirs, at most.
const maxApart = 160

// identityWords are parts of the words for identity cards, as sentences write them.
var identityWords = []string{"CCCD", "CMND", "CMTND", "ăn cước", "hứng minh", "ịnh danh", "ĂN CƯỚC", "HỨNG MINH", "ỊNH DANH", "cccd", "cmnd"}

// namesIdentity reports whether a text has a word for an identity card. It is a fast check before a slow one.
func namesIdentity(text string) bool {
	return slices.ContainsFunc(identityWords, func(word string) bool { return strings.Contains(text, word) })
}

// rowCells returns the cells of a row of a table or of a list with separators, e.g. "Đỗ An;02/02/1971;Thôn Đông", nil for
// any other line.
func rowCells(line string) []string {
	line = strings.TrimSpace(line)
	if line == "" || strings.IndexByte(".!?:", line[len(line)-1]) >= 0 { // a sentence
		return nil
	}
	marks := 0
	for i := range len(line) {
		switch line[i] {
		case '|', '\t', ';', ',':
			marks++
		}
	}
	if marks < 2 {
		return nil
	}
	for _, mark := range []string{"|", "\t", ";"} {
		if strings.Count(line, mark) >= 2 {
			return strings.Split(line, mark)
		}
	}
	if strings.Count(line, ",") >= 2 && strings.Count(line, ",") > 2*strings.Count(line, ", ") { // a list has no space after its commas
		return strings.Split(line, ",")
	}
	return nil
}

// columnKinds returns what the columns below the cells of a head hold.
func columnKinds(head []string) []rune {
	kinds := make([]rune, len(head))
	for i, cell := range head {
		kinds[i] = ' '
		switch folded := viet.Fold(cell); {
		case birthColumn.MatchString(folded):
			kinds[i] = 'b'
		case idColumn.MatchString(folded):
			kinds[i] = 'i'
		}
	}
	return kinds
}

// personalCell returns the index of the first cell with personal data, -1 for none.
func personalCell(cells []string, columns []rune) int {
	for i, cell := range cells {
		n := countDigits(cell)
		if n < minDigits && !strings.Contains(cell, "@") {
			continue
		}
		folded := viet.Fold(cell)
		if isPersonalText(folded) || i < len(columns) && (columns[i] == 'i' && n >= 9 || columns[i] == 'b' && fullDate.MatchString(folded)) {
			return i
		}
	}
	return -1
}
