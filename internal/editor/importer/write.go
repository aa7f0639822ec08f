package importer

import (
	"bytes"
	"strings"

	"bangvang/internal/content/config"
	"bangvang/internal/content/source"
	"bangvang/internal/diag"
	"bangvang/internal/knowledge/gazetteer"
)

// width is where a line of successors is broken into a list.
const width = 100

// YAML returns units as entries of content/localities.yaml: an entry a line, and former units, which have successors, in
// lines of their own, under a comment with each province. It is "" for no units.
func YAML(units []*Unit) string {
	var b strings.Builder
	province := ""
	for i, e := range Entries(units) {
		u := units[i]
		if heir := Today(u.Province).Latest().Full; heir != province {
			province = heir
			b.WriteString("\n# " + province + "\n")
		}
		switch {
		case u.Tier == Commune:
			if i == 0 || units[i-1].Tier != Commune {
				b.WriteByte('\n')
			}
			b.WriteString("- {name: " + scalar(e.Name) + ", parent: " + scalar(e.Parent.Text) + ", from: " + e.From.Format("2006-01-02") + "}\n")
		default:
			b.WriteString("\n- name: " + scalar(e.Name) + "\n  parent: " + scalar(e.Parent.Text) + "\n  to: " + e.To.Format("2006-01-02") + "\n")
			writeSuccessors(&b, e.Successors)
		}
	}
	return b.String()
}

func writeSuccessors(b *strings.Builder, list []gazetteer.SuccessorEntry) {
	items := make([]string, len(list))
	for i, s := range list {
		items[i] = scalar(s.Text)
		if s.Part {
			items[i] = "{name: " + items[i] + ", part: true}"
		}
	}
	if line := "  successors: [" + strings.Join(items, ", ") + "]"; len([]rune(line)) <= width {
		b.WriteString(line + "\n")
		return
	}
	b.WriteString("  successors:\n    - " + strings.Join(items, "\n    - ") + "\n")
}

// scalar writes a text so that YAML reads it back, in a flow or out of it.
func scalar(s string) string {
	if !strings.ContainsAny(s, "[]{},:#\"\\&*!|>%@`") && !strings.HasPrefix(s, "'") && !strings.HasPrefix(s, "-") {
		return s
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}

// Append returns the bytes of file, a localities.yaml that may be empty, with added, the text of whole entries, at its
// end, with the indentation and the line ends of the file. Existing bytes remain unchanged, and it writes nothing.
func Append(file []byte, added string) []byte {
	indent := ""
	for line := range bytes.Lines(file) {
		if rest := bytes.TrimLeft(line, " "); bytes.HasPrefix(rest, []byte("- ")) {
			indent = string(line[:len(line)-len(rest)])
			break
		}
	}
	var b bytes.Buffer
	b.Write(file)
	if len(file) > 0 && file[len(file)-1] != '\n' {
		b.WriteByte('\n')
	}
	for line := range strings.Lines(added) {
		if line != "\n" {
			b.WriteString(indent)
		}
		b.WriteString(line)
	}
	if crlf := []byte("\r\n"); bytes.Contains(file, crlf) {
		return append(bytes.Clone(file), bytes.ReplaceAll(b.Bytes()[len(file):], []byte("\n"), crlf)...)
	}
	return b.Bytes()
}

// Load parses the bytes of a localities.yaml, in memory, and returns its entries, their gazetteer, which is never nil,
// and its problems, without hints.
func Load(file []byte) ([]gazetteer.Entry, *gazetteer.Gazetteer, diag.List) {
	f, problems := source.NewFile(config.LocalitiesFile, file)
	tree := &source.Tree{}
	if f != nil {
		tree.Files = append(tree.Files, f)
	}
	declared, more := config.Read(tree)
	g, wrong := gazetteer.New(declared.Localities)
	var out diag.List
	for _, list := range []diag.List{problems, more, wrong} {
		for _, p := range list {
			if p.Pos.File == config.LocalitiesFile && p.Severity() != diag.Hint {
				out = append(out, p)
			}
		}
	}
	return declared.Localities, g, out
}
