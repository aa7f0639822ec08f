package content

import (
	"cmp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"bangvang/internal/content/frontmatter"
	"bangvang/internal/diag"
	"bangvang/internal/text/viet"
)

// Facts are what few rows of awards say: who handed the award over, money, and the results of a contest. Its texts are as
// written, "" when absent; [ParseAmount], [ParseScore], [ParsePlace] and [ParseEntries] read them.
type Facts struct {
	HandedBy []Handover
	Amount   string // of money: "10 triệu đồng mỗi giải"
	Score    string // "95/100"
	Place    string // "Nhất", "hạng 3", "khuyến khích"
	Entries  string // how many took part in the contest: "hơn 200 tác phẩm"
}

// Handover is someone who handed an award over. Its Name may be that of an office alone (“lãnh đạo Sở Nội vụ”), or an
// office and a name as written in one (“Phó Chủ tịch UBND tỉnh Nguyễn Văn A”).
type Handover struct {
	Name
	OnBehalfOf string // whose authority he or she had: "Chủ tịch nước"; "" when not said
}

// facts reads the facts of a row, nil if it has none. A text that it does not understand is a problem and is left out.
func (d *Document) facts(row *frontmatter.Value) *Facts {
	var f Facts
	found := false
	for _, p := range row.Pairs() {
		switch p.Key {
		case "handed_by":
			for _, item := range p.Value.Items() {
				if h := d.handover(item); h.Name.Name != "" {
					f.HandedBy, found = append(f.HandedBy, h), true
				}
			}
		case "amount":
			if a, ok := ParseAmount(p.Value.Text()); ok {
				f.Amount, found = a.Text, true
			} else {
				d.Problems.Add(diag.BadAmount, p.Value.Pos(), p.Value.Text(), a.Instead)
			}
		case "score":
			_, _, ok := ParseScore(p.Value.Text())
			found = d.result(&f.Score, p, ok, "9,5; 95/100; 185 điểm") || found
		case "place":
			_, ok := ParsePlace(p.Value.Text())
			found = d.result(&f.Place, p, ok, "Nhất; khuyến khích; hạng 3") || found
		case "entries":
			_, _, ok := ParseEntries(p.Value.Text())
			found = d.result(&f.Entries, p, ok, "1.250; hơn 200 tác phẩm") || found
		}
	}
	if !found {
		return nil
	}
	return &f
}

// result sets a fact to the text of a key if it is understood, and reports whether it is; else it adds a problem with
// examples.
func (d *Document) result(fact *string, p frontmatter.Pair, understood bool, examples string) bool {
	if !understood {
		d.Problems.Add(diag.BadResult, p.Value.Pos(), p.Key, p.Value.Text(), examples)
		return false
	}
	*fact = p.Value.Text()
	return true
}

// handover reads someone who handed an award over: a map, or a text of which the authority, titles, a post and a unit are
// taken apart where they are certain.
func (d *Document) handover(v *frontmatter.Value) (h Handover) {
	if v.Shape() == frontmatter.Scalar {
		h = ParseHandover(v.Text())
	} else {
		h = ParseHandover(v.Get("name").Text())
		h.Title, h.Post, h.Unit = cmp.Or(v.Get("title").Text(), h.Title), cmp.Or(v.Get("post").Text(), h.Post), cmp.Or(v.Get("unit").Text(), h.Unit)
		h.OnBehalfOf = cmp.Or(v.Get("on_behalf_of").Text(), h.OnBehalfOf)
	}
	h.Pos = v.Pos()
	for _, text := range [...]string{h.Name.Name, h.Post, h.Unit, h.OnBehalfOf} {
		if isPersonal(text) {
			d.Problems.Add(diag.PersonalData, h.Pos, text)
		}
	}
	return h
}

// ParseHandover reads the text of someone who handed an award over. “thừa ủy quyền” and whose authority it was may go before
// it or after it: “Thừa ủy quyền Chủ tịch nước, Phó Chủ tịch UBND tỉnh Nguyễn Văn A”, “Nguyễn Văn A | Phó Chủ tịch | UBND tỉnh
// (thừa ủy quyền Chủ tịch nước)”. The rest is read as a recipient's name is, see [ParseName]; where that is odd it is kept
// as written.
func ParseHandover(text string) (h Handover) {
	text = strings.TrimSpace(text)
	if at, end := findAuthority(text); at == 0 {
		if by, rest, ok := strings.Cut(text[end:], ","); ok && strings.TrimSpace(rest) != "" {
			h.OnBehalfOf, text = strings.TrimSpace(by), strings.TrimSpace(rest)
		}
	} else if at > 0 {
		if before := strings.TrimRight(text[:at], " (,;-–"); before != "" {
			h.OnBehalfOf, text = strings.Trim(text[end:], " ).,"), before
		}
	}
	if r := ParseName(text, []RecipientKind{Individual}); !r.Odd {
		h.Name = r.Name
	} else {
		h.Name = Name{Name: text}
	}
	return h
}

// findAuthority returns where “thừa ủy quyền” begins and ends in a text, -1 if it is not there.
func findAuthority(text string) (start, end int) {
	for _, words := range [...]string{"hừa ủy quyền ", "hừa uỷ quyền ", "hừa ủy quyền của ", "hừa uỷ quyền của "} {
		at := strings.Index(text, words)
		if at < 1 || text[at-1] != 't' && text[at-1] != 'T' {
			continue
		}
		end = at + len(words)
		return at - 1, end + len(text[end:]) - len(strings.TrimPrefix(text[end:], "của "))
	}
	return -1, 0
}

// ParseScore reads the score of a contest: 9,5, 95/100, 185 điểm, 97,5%. of is the highest score possible, 0 when not said.
// ok is false for a text without such a number, and for more than the highest score.
func ParseScore(text string) (value, of float64, ok bool) {
	if strings.ContainsAny(text, "-–+") {
		return 0, 0, false
	}
	fold := viet.Fold(strings.TrimSpace(text))
	fold = strings.TrimSpace(strings.TrimPrefix(fold, "diem "))
	if before, percent := strings.CutSuffix(fold, "%"); percent {
		fold, of = strings.TrimSpace(before), 100
	}
	fold = strings.TrimSpace(strings.TrimSuffix(fold, "diem"))
	first, highest, slash := strings.Cut(fold, "/")
	if value, ok = parseDecimal(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(first), "diem"))); !ok || !slash {
		return value, of, ok && (of == 0 || value <= of)
	}
	of, ok = parseDecimal(strings.TrimSpace(highest))
	return value, of, ok && of > 0 && value <= of
}

// parseDecimal reads a number with a comma or a dot before its fraction, at most six digits on either side.
func parseDecimal(s string) (float64, bool) {
	whole, fraction, _ := strings.Cut(strings.Replace(s, ",", ".", 1), ".")
	if whole == "" || len(whole) > 6 || len(fraction) > 6 || digits(whole) < len(whole) || digits(fraction) < len(fraction) || strings.HasSuffix(s, ".") || strings.HasSuffix(s, ",") {
		return 0, false
	}
	v, err := strconv.ParseFloat(whole+"."+fraction+"0", 64)
	return v, err == nil
}

// ranks are the words for places, folded.
var ranks = map[string]int{"nhat": 1, "nhi": 2, "ba": 3, "tu": 4, "nam": 5, "i": 1, "ii": 2, "iii": 3, "quan quan": 1, "a quan": 2, "vo dich": 1, "vang": 1, "bac": 2, "dong": 3}

// placeWords are the words before a place, folded.
var placeWords = []string{"dat ", "giai ", "hang ", "thu ", "vi tri ", "xep ", "vi thu ", "huy chuong ", "toan doan ", "dong giai "}

// maxPlace is the greatest number of characters of a place, and the last place that there is.
const (
	maxPlaceText = 60
	maxPlace     = 10_000
)

// ParsePlace reads the place of a contest: Nhất, Giải Nhì, 1, hạng 3, 2/30, khuyến khích. rank is 0 for one without a number, such
// as khuyến khích or đặc biệt. ok is false for a number that is no place, for example 0, and for a long text.
func ParsePlace(text string) (rank int, ok bool) {
	fold := viet.Fold(strings.TrimSpace(text))
	if fold == "" || utf8.RuneCountInString(text) > maxPlaceText {
		return 0, false
	}
	for cut := true; cut; {
		cut = false
		for _, word := range placeWords {
			if after, found := strings.CutPrefix(fold, word); found {
				fold, cut = after, true
			}
		}
	}
	if n := ranks[fold]; n > 0 {
		return n, true
	}
	n := digits(fold)
	if n == 0 || n < len(fold) && !strings.ContainsAny(fold[n:n+1], " /") {
		return 0, n == 0
	}
	rank, err := strconv.Atoi(fold[:n])
	return rank, err == nil && 1 <= rank && rank <= maxPlace
}

// PlaceText returns a place as pages show it: as written, and a number alone as “hạng 3”.
func PlaceText(place string) string {
	if place != "" && digits(place) == len(place) {
		return "hạng " + place
	}
	return place
}

// ParseEntries reads how many took part in a contest, with a word for them: 1.250, hơn 200 tác phẩm, 32 đội. unit is "" for a
// number alone. ok is false for a text without a number first.
func ParseEntries(text string) (c Count, unit string, ok bool) {
	last := 0 // the end of the number
	for i, r := range text {
		switch {
		case unicode.IsDigit(r):
			last = i + 1
		case last > 0 && r != '.' && r != ',' && r != '+':
			c, ok = parseCount(strings.TrimSpace(text[:i]), nil)
			return c, strings.TrimSpace(text[i:]), ok
		}
	}
	c, ok = parseCount(strings.TrimSpace(text), nil)
	return c, "", ok
}
