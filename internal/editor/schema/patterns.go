package schema

import (
	"regexp"
	"strings"

	"bangvang/internal/content"
	"bangvang/internal/text/viet"
)

// Patterns are regular expressions in the common subset of ECMA 262 (with the flag u) and RE2.
const (
	blank = `^\s*$`
	gap   = `[\s‐-―−-]` // the characters that viet.Fold replaces by a space

	// An address within the site, an absolute one, or nothing.
	address = `/(?:[^/\s"<>\\][^\s"<>\\]*)?|[hH][tT][tT][pP][sS]?://[^/?#:@\s"<>\\][^\s"<>\\]*|`

	// The letters of Vietnamese that precede Ạ in Unicode.
	earlyLetters = "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư"

	year  = `(?:1[0-9][0-9][0-9]|2[01][0-9][0-9]|2200)`
	clock = `(?:(?:[Tt]| +)(?:[01]?[0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:[.,][0-9]+)?)?(?: *(?:Z|[+-](?:[01][0-9]|2[0-4])(?::?[0-5][0-9])?))?)?`

	number = `(?:0*[1-9][0-9]{0,7}|[1-9][0-9]{0,2}(?:(?:\.[0-9]{3}){1,2}|(?:,[0-9]{3}){1,2}))`

	// Words for whom a number counts, which the reader knows one by one: “người”, “lượt cá nhân”; and a number in words.
	countedWords = `(?:[ ]+\([\p{L}\p{M} ]+\))?(?:[ ]+[\p{L}\p{M}]+){0,4}`
	numeralWords = `(?:[Mm]ột|[Hh]ai|[Bb]a|[Bb]ốn|[Nn]ăm|[Ss]áu|[Bb]ảy|[Tt]ám|[Cc]hín|[Mm]ười|[Hh]àng|[Mm]ột số)(?:[ ]+[\p{L}\p{M}]+)*`
)

// months are patterns of months with the pattern of their days.
var months = [][2]string{
	{`(?:0?[13578]|1[02])`, `(?:0?[1-9]|[12][0-9]|3[01])`},
	{`(?:0?[469]|11)`, `(?:0?[1-9]|[12][0-9]|30)`},
	{`0?2`, `(?:0?[1-9]|1[0-9]|2[0-9])`},
}

// anchored returns a pattern that matches a complete text, with white space around it.
func anchored(pattern string) string { return `^\s*(?:` + pattern + `)\s*$` }

// datePattern returns the pattern of the dates that viet.ParseDate accepts. Among the dates in words it accepts more: any
// words before and after the day.
func datePattern() string {
	var days, spoken []string
	month, of := foldedPattern("thang"), foldedPattern("nam")
	for _, m := range months {
		days = append(days, year+"-"+m[0]+"-"+m[1], m[1]+"/"+m[0]+"/"+year, m[1]+"-"+m[0]+"-"+year)
		spoken = append(spoken, year+`[/.]`+m[0]+`[/.]`+m[1], m[1]+` *[/.–-] *`+m[0]+`(?: *[/.–-] *| *`+of+` +)`+year,
			m[1]+` *`+month+` *`+m[0]+` *(?:[,/-]|`+of+`)? *`+year)
	}
	spoken = append(spoken, months[0][1]+` *`+month+` *(?:`+anyFoldedPattern(viet.MonthWords())+`) *(?:[,/-]|`+of+`)? *`+year)
	plain := "(?:" + strings.Join(days, "|") + ")" + clock
	hour := `(?:[01]?[0-9]|2[0-3]) *(?::|[hHgG]|` + foldedPattern("gio") + `) *(?:[0-5]?[0-9])?`
	words := `[^0-9]*(?:[2-7][^0-9:/.-]+)?`
	return plain + "|" + words + "(?:" + hour + "[^0-9]+)?" + words + "(?:" + strings.Join(append(spoken, days...), "|") + `)(?:[ ,(|][^0-9]*(?:[2-7]\)?|` + hour + `(?:[^0-9].*)?)?)?`
}

// foldedPattern returns a pattern of the texts that viet.Fold maps to the same as s.
func foldedPattern(s string) string {
	var b strings.Builder
	for _, r := range s {
		if r == ' ' {
			b.WriteString(gap + "+")
			continue
		}
		b.WriteString(letterClass(r))
	}
	return b.String()
}

// letterClass returns a pattern of the letters of Vietnamese that viet.Fold maps to the same as r.
func letterClass(r rune) string {
	fold := viet.Fold(string(r))
	same := ""
	for c := rune('A'); c <= 'ỹ'; c++ {
		if (c <= 'z' || c >= 'Ạ' || strings.ContainsRune(earlyLetters, c)) && viet.Fold(string(c)) == fold {
			same += string(c)
		}
	}
	if same == "" || strings.ContainsAny(same, `[]\^`) {
		return regexp.QuoteMeta(string(r))
	}
	return "[" + same + "]"
}

func anyFoldedPattern(all []string) string {
	var patterns []string
	for _, s := range all {
		patterns = append(patterns, foldedPattern(viet.Fold(s)))
	}
	return strings.Join(patterns, "|")
}

// countPattern returns the pattern of a number of recipients, exact or approximate.
func countPattern() string {
	all := []string{number + countedWords, foldedPattern("nhieu"), numeralWords}
	for _, a := range content.Approximations() {
		before, after := foldedPattern(a[0]), foldedPattern(a[1])
		all = append(all, strings.TrimSuffix(before, gap+"+")+gap+"*"+number+gap+"*"+strings.TrimPrefix(after, gap+"+")+countedWords)
	}
	return strings.Join(all, "|")
}

// Messages that an editor shows for a value that does not match; VS Code reads patternErrorMessage, other editors
// ignore it.
var (
	dateMessage  = member{"patternErrorMessage", "Ngày: 2024-01-19, 19/01/2024, 2024-01-19T10:31 / a date"}
	countMessage = member{"patternErrorMessage", "Số lượng: 12, hơn 50, gần 20, nhiều / a number of recipients"}
)

// sharedDefs returns the definitions that all schemas use.
func sharedDefs() object {
	text := []string{"string", "number", "boolean", "null"}
	name := object{
		{"type", []string{"object", "string", "null"}}, {"pattern", blank + `|\p{L}`},
		{"properties", object{
			{"name", object{{"type", "string"}, {"pattern", `\p{L}`}}}, {"title", ref("text")}, {"post", ref("text")}, {"unit", ref("text")},
			{"posthumous", ref("truth")}, {"note", ref("text")},
		}},
		{"required", []string{"name"}}, {"additionalProperties", false},
	}
	some := object{{"anyOf", []object{{{"type", "string"}, {"pattern", `\S`}}, {{"type", "object"}}}}}
	return object{
		{"text", object{{"type", text}}},
		{"given", object{{"type", []string{"string", "number", "boolean"}}, {"pattern", `\S`}}},
		{"date", object{{"type", []string{"string", "null"}}, {"pattern", anchored(datePattern() + "|")}, dateMessage}},
		{"givenDate", object{{"type", "string"}, {"pattern", anchored(datePattern())}, dateMessage}},
		{"truth", object{{"anyOf", []object{{{"type", "boolean"}}, {{"type", []string{"string", "null"}}, {"pattern", anchored("true|false|")}}}}}},
		{"name", name},
		{"count", object{{"anyOf", []object{
			{{"type", "integer"}, {"minimum", 1}, {"maximum", 100_000_000}},
			{{"type", []string{"string", "null"}}, {"pattern", anchored(countPattern() + "|")}, countMessage},
			{{"type", "array"}, {"items", ref("name")}, {"contains", some}},
			{{"type", "array"}, {"minItems", 1}, {"maxItems", 1}, {"items", object{
				{"type", []string{"integer", "string"}}, {"minimum", 1}, {"maximum", 100_000_000}, {"pattern", anchored(countPattern())},
			}}},
			{{"type", "object"}, {"$ref", "#/$defs/name"}},
			{
				{"type", "object"}, {"properties", object{{"file", ref("given")}, {"count", object{
					{"type", []string{"integer", "string"}}, {"minimum", 1}, {"maximum", 100_000_000}, {"pattern", anchored(number)},
				}}}}, {"required", []string{"file"}}, {"additionalProperties", false},
			},
		}}}},
		{"recipients", object{
			{"type", []string{"object", "string", "null"}}, {"pattern", blank},
			{"properties", kindProperties()},
			{"patternProperties", object{{`\p{L}`, ref("count")}}}, // any word: which mean a kind only the reader knows
			{"additionalProperties", false},
		}},
	}
}

// kindProperties lists the kinds of recipient as keys, for completion.
func kindProperties() object {
	var all object
	for _, kind := range recipientKinds() {
		all = append(all, member{kind, ref("count")})
	}
	return all
}
