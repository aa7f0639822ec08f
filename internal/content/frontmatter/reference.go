package frontmatter

import "strings"

// Reference returns a table of keys as a Markdown table, in the language lang, which must be "vi" or "en": for each key
// its name, type, meaning and example. The keys of a map follow it with its name before theirs, for example event.date.
func Reference(table []Key, lang string) string {
	w := referenceWords[lang]
	var b strings.Builder
	b.WriteString("| " + strings.Join(w.head[:], " | ") + " |\n|---|---|---|---|\n")
	var rows func(prefix string, keys []Key)
	rows = func(prefix string, keys []Key) {
		for i := range keys {
			k := &keys[i]
			value, meaning := w.types[k.Type], k.EN
			if lang == "vi" {
				meaning = k.VI
			}
			if len(k.Enum) > 0 {
				value += ", " + w.item + " " + code(strings.Join(k.Enum, "`, `"))
			}
			if k.Required {
				value += "; " + w.required
			}
			if k.Default != "" {
				value += "; " + w.fallback + " " + code(k.Default)
			}
			b.WriteString("| " + strings.Join([]string{code(prefix + k.Name), value, meaning, code(k.Example)}, " | ") + " |\n")
			rows(prefix+k.Name+".", k.Keys)
		}
	}
	rows("", table)
	return b.String()
}

func code(s string) string { return "`" + s + "`" }
