package roster

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"bangvang/internal/editor/importer/blocks"
	"bangvang/internal/editor/importer/draft"
	"bangvang/internal/knowledge/extract"
	"bangvang/internal/knowledge/extract/lexicon"
	"bangvang/internal/knowledge/honours"
	"bangvang/internal/text/viet"
)

// The kinds of recipient, as keys of to:.
const (
	kindCollective = lexicon.Collective
	kindIndividual = lexicon.Individual
	kindHousehold  = lexicon.Household
	kindEnterprise = lexicon.Enterprise
	kindCommunity  = lexicon.Community
)

var noBody honours.Body

// section is what a heading inside a table says of the rows below it: “II. CÁ NHÂN (110)”, “Trường Tiểu học Lá Xanh”,
// “Danh hiệu Lao động tiên tiến”.
type section struct {
	level      int // of its number: 1 of A, 2 of I, 3 of 1, 4 of a); 0 without
	kind       string
	honour, by string // by is the body behind the honour: “Bằng khen của UBND tỉnh”
	unit       string
	posthumous bool
	count      int // of recipients, as the heading says it; 0 for none
	text       string
}

// says reports whether a heading says anything of recipients.
func (s section) says() bool { return s.kind != "" || s.honour != "" || s.unit != "" || s.posthumous }

// Numbers before headings, and of recipients in them.
var (
	capitalOrdinal = regexp.MustCompile(`^(?:[A-H]|[IVX]{1,5})(?:\.\d{1,2})?(?:[.)/:–-]+|\s|$)\s*`)
	smallOrdinal   = regexp.MustCompile(`^(?:\d{1,3}(?:\.\d{1,3})*[.)/:–-]+\s*|[a-hđ][.)]\s*|[-–+*•]\s*)`)
	someCount      = regexp.MustCompile(`(\d[\d.]{0,6}) (?:tap the|ca nhan|ho gia dinh|ho|doanh nghiep|cong dong|nguoi|dong chi|hoc sinh|don vi)\b`)
	bareCount      = regexp.MustCompile(`[(:]\s*0*(\d{1,5})\s*\)?\s*\.?$`)
)

// cutOrdinal cuts the number or letter before a heading, and returns its level.
func cutOrdinal(text string) (level int, rest string) {
	if m := capitalOrdinal.FindString(text); m != "" {
		level = 1
		if strings.IndexByte("IVX", m[0]) >= 0 {
			level = 2
		}
		return level, text[len(m):]
	}
	if m := smallOrdinal.FindString(text); m != "" {
		switch {
		case m[0] >= '0' && m[0] <= '9':
			level = 3
		case m[0] >= 'a' || m[0] == "đ"[0]:
			level = 4
		}
		return level, text[len(m):]
	}
	return 0, text
}

// countIn returns the number of recipients that a heading or a total says, 0 if it says none or several.
func countIn(text string) int {
	fold := viet.Fold(text)
	all := someCount.FindAllStringSubmatch(fold, 2)
	if len(all) == 0 {
		all = bareCount.FindAllStringSubmatch(fold, 2)
	}
	if len(all) != 1 {
		return 0
	}
	n, _ := strconv.Atoi(strings.ReplaceAll(all[0][1], ".", ""))
	return n
}

// readSection reads a heading.
func (r *Reader) readSection(text string) section {
	text = blocks.OneLine(text)
	s := section{text: text}
	var rest string
	s.level, rest = cutOrdinal(text)
	if len(rest) > maxSection || rest == "" {
		return s
	}
	fold := viet.Fold(rest)
	s.count = countIn(rest)
	s.posthumous = hasAny(fold, "truy tang")
	s.honour, s.by = r.findHonour(rest)
	s.kind = sectionKind(rest, s.honour != "")
	if s.kind == "" && s.honour == "" && unitKind(rest) != "" && !looseHeads[firstWords(rest, 1)] {
		s.unit = rest
	}
	return s
}

// maxSection is the length in bytes of the longest heading.
const maxSection = 400

// looseHeads are words of groups that are no unit of anybody.
var looseHeads = map[string]bool{"khối": true, "cụm": true, "nhóm": true}

// kindWords are the words for kinds in headings, folded.
var kindWords = []struct {
	word, kind string
}{
	{"tap the", kindCollective}, {"ca nhan", kindIndividual}, {"ho gia dinh", kindHousehold}, {"gia dinh", kindHousehold}, {"cac ho", kindHousehold},
	{"doanh nghiep", kindEnterprise}, {"cong dong", kindCommunity}, {"don vi", kindCollective}, {"hoc sinh", kindIndividual}, {"giao vien", kindIndividual},
	{"can bo", kindIndividual}, {"dang vien", kindIndividual}, {"hoi vien", kindIndividual}, {"doan vien", kindIndividual}, {"cong nhan", kindIndividual}, {"nguoi lao dong", kindIndividual},
}

// afterKind are the words, folded, that may follow the word for a kind in a heading.
var afterKind = []string{
	"duoc", "co", "dat", "tieu bieu", "xuat sac", "thuoc", "la", "trong", "ngoai", "nguoi", "va", "de nghi", "hoan thanh", "lao dong", "tien tien", "cong chuc", "vien chuc", "quan ly", "khen thuong", "gioi", "nho", "nam",
}

// sectionKind returns the kind that a heading names, "" for none or several. A heading that begins with a unit or a person is
// that of a recipient: “Tập thể Phòng Nội vụ”.
func sectionKind(text string, honoured bool) string {
	fold := strings.Trim(viet.Fold(text), " .:;")
	for _, lead := range []string{"danh sach", "cac", "doi voi", "ve", "phan", "cho", "nhom", "khen thuong", "tang"} {
		fold = strings.TrimPrefix(fold, lead+" ")
	}
	found := ""
	for _, w := range kindWords {
		if !hasAny(fold, w.word) {
			continue
		}
		if after, begins := strings.CutPrefix(fold, w.word); begins {
			after = strings.TrimSpace(after)
			if after != "" && !strings.ContainsRune("(:0123456789,-–", rune(after[0])) && !beginsAny(after, afterKind) {
				return ""
			}
		} else if !honoured && found == "" {
			continue
		}
		if found != "" && found != w.kind {
			if found == kindHousehold || w.word == "don vi" || w.word == "cong nhan" {
				continue
			}
			return ""
		}
		found = w.kind
	}
	return found
}

func beginsAny(fold string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(fold, w) && !isLetterAt(fold, len(w)) })
}

// beforeHonour are the words after which the name of an honour may begin, as keys.
var beforeHonour = map[string]bool{
	"tặng": true, "hiệu": true, "nhận": true, "thưởng": true, "đạt": true, "thức": true, "nghị": true, "phong": true, "và": true, "với": true, "các": true, "trao": true, "giải": true,
}

// findHonour returns the honour that a phrase names, in its settled spelling, and the body that it names behind it, “UBND
// tỉnh” of “Bằng khen của UBND tỉnh”. Both are "" if the phrase names no honour that the catalogue knows.
func (r *Reader) findHonour(phrase string) (text, by string) {
	if r.Honours == nil || len(phrase) > maxSection {
		return "", ""
	}
	words := strings.Fields(phrase)
	for i := range words {
		if i > 0 && !beforeHonour[viet.Key(words[i-1])] {
			continue
		}
		if h, ok := r.Honours.Find(strings.Join(words[i:], " "), noBody); ok {
			return h.Name, bodyBehind(words[i:], h.Name)
		}
	}
	return "", ""
}

// bodyBehind returns the body that follows the name of an honour, "" for none, and if the name has it.
func bodyBehind(words []string, honour string) string {
	for i := 1; i < len(words); i++ {
		if key := viet.Key(words[i]); key == "cho" || key == "năm" || key == "vì" {
			return ""
		}
		at := i
		if viet.Key(words[i]) == "của" || viet.Key(words[i]) == "do" {
			at++
		}
		rest := strings.Join(words[at:], " ")
		rest = strings.Trim(cutAtWords(rest), " .,;:()")
		if body := honours.ParseBody(rest); rest != "" && body.Level != honours.NoLevel && body.Office != "" && (at > i || i >= len(strings.Fields(honour))) {
			if strings.Contains(viet.Key(honour), viet.Key(rest)) {
				return ""
			}
			return Natural(rest)
		}
	}
	return ""
}

// cutAtWords cuts a text before the words that follow a body: for whom, for when, for what.
func cutAtWords(text string) string {
	for _, w := range []string{" cho ", " năm ", " vì ", " đã ", " có thành tích", " đối với ", " CHO ", " NĂM ", " VÌ ", " ĐÃ ", " CÓ THÀNH TÍCH", " ĐỐI VỚI ", " (", ":"} {
		text, _, _ = strings.Cut(text, w)
	}
	return text
}

// unitKinds are the words with which the names of units begin, by the words in small letters.
var unitKinds = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for words, kind := range lexicon.RecipientKinds.All() {
		if kind != kindIndividual {
			out[viet.KeyLoose(words)] = kind
		}
	}
	for words, kind := range lexicon.NameHeads.All() {
		out[viet.KeyLoose(words)] = kind
	}
	out["cộng đồng"] = kindCommunity
	return out
})

func firstWords(text string, n int) string {
	words := strings.Fields(text)
	return viet.KeyLoose(strings.Join(words[:min(n, len(words))], " "))
}

// unitKind returns the kind of the unit with whose name a text begins, "" if it begins with none.
func unitKind(text string) string {
	for n := 4; n > 0; n-- {
		if kind := unitKinds()[firstWords(text, n)]; kind != "" {
			return kind
		}
	}
	return ""
}

// totalWords begin the rows of sums, as keys.
var totalWords = []string{"tổng cộng", "tổng số", "cộng", "tổng", "cộng chung", "cộng dồn", "toàn bộ", "tong cong", "tong so", "tong"}

// isTotal reports whether a text begins a row with sums: “Tổng cộng: 120 người”. “Tổng Công ty” and “Cộng đồng” begin none.
func isTotal(text string) bool {
	key := viet.Key(strings.Trim(text, " .:;*()"))
	for _, w := range totalWords {
		rest, ok := strings.CutPrefix(key, w)
		if !ok || rest != "" && isWordRune(rest) {
			continue
		}
		rest = strings.TrimLeft(rest, " .:;(")
		if rest == "" || rest[0] >= '0' && rest[0] <= '9' || beginsAny(viet.Fold(rest), []string{"danh sach", "tap the", "ca nhan", "so", "cong", "a", "b", "i", "tien", "kinh phi"}) && !strings.HasPrefix(rest, "công ty") {
			return true
		}
	}
	return false
}

func isWordRune(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(first) || unicode.IsDigit(first)
}

// signers begin the block of the signature, folded.
var signers = []string{
	"tm.", "kt.", "tuq.", "tl.", "q.", "chu tich", "pho chu tich", "nguoi lap", "thu truong", "giam doc", "hieu truong", "pho hieu truong", "truong phong", "bi thu", "ke toan truong", "xac nhan", "noi nhan", "thay mat", "truong ban", "nguoi tong hop", "chu tich hoi dong",
}

// endsList reports whether a row is below the list: the place and day of signature, or the office of the signer in capitals.
func endsList(texts []string) bool {
	for _, text := range texts {
		fold := viet.Fold(text)
		capitals := strings.ToUpper(text) == text || strings.HasPrefix(fold, "nguoi lap") || strings.HasPrefix(fold, "noi nhan")
		if capitals && slices.ContainsFunc(signers, func(w string) bool { return strings.HasPrefix(fold, w) }) ||
			strings.Contains(fold, ", ngay ") && strings.Contains(fold, " thang ") && len(fold) < 90 {
			return true
		}
	}
	return false
}

// isRemark reports whether a row of one cell is a remark about the list: “(Danh sách gồm 110 cá nhân)./.”, “Ghi chú: …”.
func isRemark(text string) bool {
	fold := strings.TrimLeft(viet.Fold(text), " (*-")
	return beginsAny(fold, []string{"danh sach nay", "danh sach gom", "danh sach co", "danh sach tren", "an dinh danh sach", "ghi chu", "luu y", "bang chu", "so tien bang chu", "nguon"}) || strings.HasSuffix(fold, "./.")
}

// ditto are cells that repeat the one above.
var ditto = map[string]bool{`"`: true, "”": true, "“": true, "''": true, `""`: true, "nt": true, "-nt-": true, "- nt -": true, "như trên": true, "//": true, "〃": true, "-//-": true, "như trên nt": true, "-": false}

// personKinds are how the kinds of persons and units are told by a name alone; "" when it is not sure.
func nameKind(text string) string {
	bare := strings.TrimSpace(smallOrdinal.ReplaceAllString(blocks.OneLine(text), ""))
	first := bare
	if i := strings.IndexAny(bare, ",;(|"); i > 0 {
		first = strings.TrimSpace(bare[:i])
	}
	first, _, _ = strings.Cut(first, " - ")
	first, _, _ = strings.Cut(first, " – ")
	kind := unitKind(bare)
	person, _ := draft.PersonCase(first)
	switch {
	case kind == kindHousehold:
		return kind
	case extract.IsPersonName(person):
		return kindIndividual
	case courtesy(first):
		return kindIndividual
	}
	return kind
}
