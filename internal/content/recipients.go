package content

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"bangvang/internal/content/frontmatter"
	"bangvang/internal/diag"
	"bangvang/internal/text/viet"
)

// kindNames are the kinds of recipient as editors write them, by RecipientKind.
var kindNames = []string{"tập thể", "cá nhân", "hộ gia đình", "doanh nghiệp", "cộng đồng"}

// String returns the kind as editors write it, for example “tập thể”. k must be one of the constants.
func (k RecipientKind) String() string { return kindNames[k] }

// kindSynonyms maps words that editors write instead of a kind of recipient, folded, to the kind that they usually
// mean.
var kindSynonyms = map[string]string{
	"don vi": "tập thể", "co quan": "tập thể", "to chuc": "tập thể", "truong": "tập thể",
	"nguoi": "cá nhân", "ong ba": "cá nhân", "dong chi": "cá nhân", "doanh nhan": "cá nhân",
	"gia dinh": "hộ gia đình", "ho": "hộ gia đình", "ho dan": "hộ gia đình",
	"cong ty": "doanh nghiệp", "hop tac xa": "doanh nghiệp",
	"thon": "cộng đồng", "to dan pho": "cộng đồng", "khu dan cu": "cộng đồng",
}

// kindSeparators replaces the separators of kinds in a key by commas.
var kindSeparators = strings.NewReplacer(" và ", ",", " VÀ ", ",", " Và ", ",", " va ", ",", ";", ",")

// recipients reads the value of to: and adds a problem for each set of kinds that occurs twice.
func (d *Document) recipients(v *frontmatter.Value) []Recipients {
	if v.Shape() != frontmatter.Mapping {
		d.Problems.Add(diag.NotMap, v.Pos(), "to", "to: {tập thể: 4}")
		return nil
	}
	var out []Recipients
	var lines [1 << len(allKinds)]int // the line where each set of kinds occurs first, 0 for none
	for _, pair := range v.Pairs() {
		r := Recipients{Kinds: d.kinds(pair), Pos: pair.Pos}
		first := &lines[kindSet(r.Kinds)]
		if *first > 0 {
			d.Problems.Add(diag.DuplicateKey, pair.Pos, pair.Key, strconv.Itoa(*first))
		}
		ok := d.count(pair.Value, &r)
		if ok && len(r.Kinds) > 0 {
			if out == nil {
				out = make([]Recipients, 0, len(v.Pairs()))
			}
			out, *first = append(out, r), cmp.Or(*first, pair.Pos.Line)
		}
	}
	return out
}

// kindSet returns the kinds as a set with one bit for each.
func kindSet(kinds []RecipientKind) (bits int) {
	for _, k := range kinds {
		bits |= 1 << k
	}
	return bits
}

// allKinds holds each kind of recipient; kinds returns parts of it for keys with one kind, without an allocation.
var allKinds = [...]RecipientKind{Collective, Individual, Household, Enterprise, Community}

// kinds reads a key of to:, in the order of RecipientKind. For example, "cá nhân, tập thể" is Collective, Individual.
func (d *Document) kinds(pair frontmatter.Pair) []RecipientKind {
	if i := slices.Index(kindNames, pair.Key); i >= 0 {
		return allKinds[i : i+1 : i+1]
	}
	var kinds []RecipientKind
	for _, part := range strings.Split(kindSeparators.Replace(pair.Key), ",") {
		fold := viet.Fold(part)
		i := slices.IndexFunc(kindNames, func(name string) bool { return viet.Fold(name) == fold })
		switch {
		case i >= 0:
			kinds = append(kinds, RecipientKind(i))
		case fold == "":
		case kindSynonyms[fold] != "":
			d.Problems.Add(diag.UnknownRecipient, pair.Pos, strings.TrimSpace(part), kindSynonyms[fold])
		default:
			d.Problems.Add(diag.UnknownRecipient, pair.Pos, strings.TrimSpace(part), viet.Nearest(part, kindNames))
		}
	}
	slices.Sort(kinds)
	return slices.Compact(kinds)
}

// count reads the value of a key of to: into r, a number or names, and reports whether it is valid.
func (d *Document) count(v *frontmatter.Value, r *Recipients) bool {
	if v.Shape() == frontmatter.Scalar {
		count, ok := parseCount(v.Text())
		if !ok {
			d.Problems.Add(diag.BadCount, v.Pos(), v.Text())
		}
		r.Count = count
		return ok
	}
	r.Names = make([]Name, 0, len(v.Items()))
	for _, item := range v.Items() {
		if name, ok := d.name(item); ok {
			r.Names = append(r.Names, name)
		}
	}
	if len(v.Items()) == 0 {
		d.Problems.Add(diag.BadCount, v.Pos(), "[]")
	}
	r.Count = Count{N: len(r.Names), Text: strconv.Itoa(len(r.Names))}
	return len(r.Names) > 0
}

// name reads a recipient's name: a text, or a map with name, post and unit.
func (d *Document) name(v *frontmatter.Value) (n Name, ok bool) {
	n.Pos = v.Pos()
	switch v.Shape() {
	case frontmatter.Scalar:
		n.Name = d.nameField("name", v)
	case frontmatter.Sequence:
		d.Problems.Add(diag.NotText, v.Pos(), "name", "Đỗ Trọng Nam")
		return n, false
	case frontmatter.Mapping:
		d.nameFields(v, &n)
	}
	if n.Name != "" && strings.IndexFunc(n.Name, unicode.IsLetter) < 0 { // a count in brackets: [4]
		d.Problems.Add(diag.BadCount, n.Pos, n.Name)
		return n, false
	}
	return n, n.Name != ""
}

// nameFields reads the map of a recipient's name into n. A map with one unknown key is a name that contains a colon,
// for example “Ông B: trưởng phòng”, and lacks its quotes.
func (d *Document) nameFields(v *frontmatter.Value, n *Name) {
	named := v.Get("name") != nil
	if pairs := v.Pairs(); len(pairs) == 1 && !named && nearestNameKey(pairs[0].Key) == "" && pairs[0].Value.Shape() == frontmatter.Scalar {
		d.Problems.Add(diag.YAMLColon, pairs[0].Pos, `"`+pairs[0].Key+": "+pairs[0].Value.Text()+`"`)
		return
	}
	for _, pair := range v.Pairs() {
		switch pair.Key {
		case "name":
			n.Name, n.Pos = d.nameField(pair.Key, pair.Value), pair.Value.Pos()
		case "post":
			n.Post = d.nameField(pair.Key, pair.Value)
		case "unit":
			n.Unit = d.nameField(pair.Key, pair.Value)
		default:
			meant := nearestNameKey(pair.Key)
			named = named || meant == "name"
			d.Problems.Add(diag.UnknownKey, pair.Pos, pair.Key, meant)
		}
	}
	if !named {
		d.Problems.Add(diag.MissingKey, v.Pos(), "name", "Đỗ Trọng Nam")
	}
}

// nearestNameKey returns the key of a recipient's map (name, post, unit) that an editor who wrote key probably meant,
// "" for none.
func nearestNameKey(key string) string {
	switch viet.Fold(key) {
	case "ten", "ho ten", "ho va ten":
		return "name"
	case "chuc vu", "chuc danh", "nghe nghiep", "title", "position":
		return "post"
	case "don vi", "co quan", "noi cong tac", "organisation", "organization":
		return "unit"
	}
	return viet.Nearest(key, []string{"name", "post", "unit"})
}

// nameField reads the text of one key of a recipient's map, and adds a problem when it looks like personal data.
func (d *Document) nameField(key string, v *frontmatter.Value) string {
	if v.Shape() != frontmatter.Scalar {
		d.Problems.Add(diag.NotText, v.Pos(), key, "…")
		return ""
	}
	if isPersonalField(key, v.Text()) {
		d.Problems.Add(diag.PersonalData, v.Pos(), v.Text())
	}
	return v.Text()
}

// isPersonal reports whether a text has the number of an identity card (9 or 12 digits) or a telephone number (10).
func isPersonal(text string) bool {
	run := 0
	for _, r := range text {
		switch {
		case '0' <= r && r <= '9':
			run++
		case r != ' ' && r != '.' && r != '-':
			run = 0
		}
		if run >= 9 {
			return true
		}
	}
	return false
}
