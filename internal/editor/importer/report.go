package importer

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"
	"time"

	"bangvang/internal/editor/importer/draft"
	"bangvang/internal/text/viet"
)

// Finding is something for an editor to look at, with the article that it is about, "" for a file in none.
type Finding struct {
	draft.Remark
	Article string // path
}

// Text returns the remark in a language with its place in front: “quyet-dinh.docx, bảng 1: …”.
func (f Finding) Text(lang string) string {
	text := f.VI
	if lang == "en" {
		text = f.EN
	}
	if at := f.From.String(); at != "" {
		return at + ": " + text
	}
	return text
}

// Findings returns all remarks of an import, those to repair first, each once.
func (r *Result) Findings() []Finding {
	var list []Finding
	for _, m := range r.Remarks {
		list = append(list, Finding{m, ""})
	}
	for _, a := range r.Articles {
		for _, m := range a.Remarks {
			list = append(list, Finding{m, a.Path})
		}
	}
	slices.SortStableFunc(list, func(a, b Finding) int { return cmp.Compare(b.Weight, a.Weight) })
	seen := map[Finding]bool{}
	return slices.DeleteFunc(list, func(f Finding) bool {
		was := seen[f]
		seen[f] = true
		return was
	})
}

// reportWords are the words of a report in one language.
type reportWords struct {
	title, counts, articles, skipped, from, there, nothing string
	weights                                                [3]string // by draft.Weight
}

var words = map[string]reportWords{
	"vi": {"Nhập ngày %s", "%d bài, %d điều phải sửa, %d điều nên xem, %d điều để biết.", "Các bài", "Đã nhập từ trước, không viết lại", "từ", "đã ở", "Không có gì cần xem.",
		[3]string{"Để biết", "Nên xem lại", "Phải sửa trước khi đăng"}},
	"en": {"Import of %s", "%d articles, %d things to mend, %d to look at, %d to know.", "Articles", "Imported before, not written again", "from", "is in", "Nothing needs a look.",
		[3]string{"To know", "To look at", "To mend before publication"}},
}

// Report returns the report of an import as Markdown: what an editor should look at, the most important first, and the
// articles with their sources.
func (r *Result) Report(lang string, today time.Time) []byte {
	w, ok := words[lang]
	if !ok {
		w = words["vi"]
	}
	findings := r.Findings()
	var counts [3]int
	for _, f := range findings {
		counts[f.Weight]++
	}
	var out strings.Builder
	fmt.Fprintf(&out, "# "+w.title+"\n\n"+w.counts+"\n", viet.ShortDate(today), len(r.Articles), counts[draft.Repair], counts[draft.Look], counts[draft.Note])
	for _, weight := range [...]draft.Weight{draft.Repair, draft.Look, draft.Note} {
		if counts[weight] > 0 {
			fmt.Fprintf(&out, "\n## %s\n\n", w.weights[weight])
			writeFindings(&out, findings, weight, lang)
		}
	}
	if len(findings) == 0 {
		out.WriteString("\n" + w.nothing + "\n")
	}
	if len(r.Articles) > 0 {
		fmt.Fprintf(&out, "\n## %s\n\n", w.articles)
		for _, a := range r.Articles {
			fmt.Fprintf(&out, "- `%s` %s %s\n", a.Path, w.from, strings.Join(a.Sources, ", "))
		}
	}
	if len(r.Skipped) > 0 {
		fmt.Fprintf(&out, "\n## %s\n\n", w.skipped)
		for _, s := range r.Skipped {
			fmt.Fprintf(&out, "- %s %s `%s`\n", strings.Join(s.Sources, ", "), w.there, path.Clean(s.There))
		}
	}
	return []byte(out.String())
}

// writeFindings writes the findings of a weight as a list.
func writeFindings(out *strings.Builder, findings []Finding, weight draft.Weight, lang string) {
	for _, f := range findings {
		if f.Weight != weight {
			continue
		}
		out.WriteString("- ")
		if f.Article != "" {
			out.WriteString("`" + f.Article + "`: ")
		}
		out.WriteString(cleanLine(f.Text(lang)) + "\n")
	}
}

// cleanLine returns a text on one line in which Markdown has no meaning that a reader of the report would miss.
func cleanLine(text string) string { return strings.Join(strings.Fields(cleanText(text)), " ") }
