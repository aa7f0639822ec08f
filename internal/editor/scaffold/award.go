package scaffold

import (
	"bangvang/internal/content/frontmatter"
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"bangvang/internal/content"
	"bangvang/internal/diag"
	"bangvang/internal/knowledge/extract"
	"bangvang/internal/text/viet"
)

// ParseAward parses an award given on a command line: honour, conferrer, recipients and period, separated by |. Only the
// honour is required. For example:
//
//	Bằng khen|UBND tỉnh|tập thể=8, cá nhân=12|2023
//	Giấy khen|UBND xã|cá nhân=Đỗ Trọng Nam, cá nhân=Lê Thị Hoa
//	Giấy khen|UBND xã|3 tập thể, 12 cá nhân
//
// A kind of recipient has a count (12, hơn 50, nhiều) or a name, which begins with a capital; for several names the kind
// is repeated. Names of honours and bodies are not looked up, nor is the period checked. The error quotes the part that
// does not parse; the Award is then zero.
func ParseAward(text string) (Award, error) {
	parts := strings.Split(text, "|")
	for i := range parts {
		parts[i] = frontmatter.Line(parts[i])
	}
	if len(parts) > 4 || parts[0] == "" {
		return Award{}, fmt.Errorf("%q is not “honour|conferrer|recipients|period”", text)
	}
	parts = append(parts, "", "", "")
	a := Award{Honour: parts[0], By: parts[1], Period: parts[3]}
	if !strings.Contains(parts[2], "=") {
		if a.To = readRecipients(parts[2]); a.To != nil {
			return a, nil
		}
	}
	for _, pair := range strings.FieldsFunc(parts[2], func(r rune) bool { return r == ',' || r == ';' }) {
		kind, value, ok := strings.Cut(pair, "=")
		if kind, value = frontmatter.Line(kind), frontmatter.Line(value); !ok || kind == "" || value == "" {
			return Award{}, fmt.Errorf("%q is not “kind=count” or “kind=name”", strings.TrimSpace(pair))
		}
		if err := a.addRecipients(kind, value); err != nil {
			return Award{}, err
		}
	}
	return a, nil
}

// readRecipients reads the recipients of a phrase, as `bangvang check --fix` does: for example, “3 tập thể, 12 cá nhân”. It
// returns nil if it does not understand all of it, or if a number is of several kinds together.
func readRecipients(phrase string) []Recipients {
	var all []Recipients
	for _, r := range extract.ReadRecipients(phrase) {
		if len(r.Kinds) != 1 {
			return nil
		}
		to := Recipients{Kind: r.Kinds[0], Count: cmp.Or(r.Text, strconv.Itoa(r.Count))}
		for _, n := range r.Names {
			to.Count, to.Names = "", append(to.Names, Name{Name: n.Name, Post: n.Post})
		}
		all = append(all, to)
	}
	return all
}

// addRecipients adds a count or a name to the recipients of a kind.
func (a *Award) addRecipients(kind, value string) error {
	name, known := ParseRecipientKind(kind)
	if !known {
		return fmt.Errorf("%q is no kind of recipient; they are %s", kind, strings.Join(RecipientKinds(), ", "))
	}
	at := slices.IndexFunc(a.To, func(r Recipients) bool { return r.Kind == name })
	if at < 0 {
		a.To = append(a.To, Recipients{Kind: name})
		at = len(a.To) - 1
	}
	r := &a.To[at]
	names := IsName(value)
	if r.Count != "" || !names && len(r.Names) > 0 {
		return fmt.Errorf("%q has a count already, or names", name)
	}
	if names {
		r.Names = append(r.Names, Name{Name: value})
	} else {
		r.Count = value
	}
	return nil
}

// RecipientKinds returns the names of the five kinds of recipient as the front matter writes them, in the order of
// content.RecipientKind: tập thể, cá nhân, hộ gia đình, doanh nghiệp, cộng đồng.
func RecipientKinds() []string {
	var kinds []string
	for k := content.Collective; k <= content.Community; k++ {
		kinds = append(kinds, k.String())
	}
	return kinds
}

// ParseRecipientKind returns the kind of recipient that a text names, in the spelling of [RecipientKinds]: of “Tap the”
// it is “tập thể”. Marks and case make no difference, nor do white space at the ends and hyphens or several spaces
// between words. It returns "" and false for any other text.
func ParseRecipientKind(text string) (kind string, ok bool) {
	for _, k := range RecipientKinds() {
		if viet.Fold(k) == viet.Fold(text) {
			return k, true
		}
	}
	return "", false
}

// IsName reports whether text is a name and not a count: it begins with a capital letter and does not parse as a
// count, as “Nhiều” does.
func IsName(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	if !unicode.IsUpper(first) {
		return false
	}
	to := []Recipients{{Kind: content.Collective.String(), Count: text}}
	return len(Errors(CheckDraft(Draft{Date: time.Unix(0, 0), Awards: []Award{{Honour: "Giấy khen", To: to}}}))) > 0
}

// Errors returns those of the problems that prevent publication, in the same order, nil if there are none.
func Errors(problems diag.List) diag.List {
	var out diag.List
	for _, p := range problems {
		if p.Severity() == diag.Error {
			out = append(out, p)
		}
	}
	return out
}
