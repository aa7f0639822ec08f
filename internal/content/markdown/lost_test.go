package markdown_test

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"

	"bangvang/internal/content/markdown"
	"bangvang/internal/content/source"
	"bangvang/internal/diag"
	"bangvang/internal/testkit/corpus"
)

// hiding lists the codes of problems that say where a text went which a page does not show. A problem of [diag.HTMLComment]
// stands for all comments of its file, one of the others for its line or, of a footnote, for its block.
var hiding = []diag.Code{
	diag.HTMLComment, diag.LostCell, diag.LostText, diag.UnusedLink, diag.UnusedFootnote, diag.DuplicateFootnote, diag.UnsafeLink,
	diag.DenseMarkup,
}

// TestNothingIsLost holds the rule for bodies: each word of a source is in the HTML, as text or in an attribute, or a
// problem says where it went. It tries generated bodies, in which each word is unique.
func TestNothingIsLost(t *testing.T) {
	bodies := uint64(4000)
	if testing.Short() {
		bodies = 400
	}
	lost, reported := 0, map[diag.Code]int{}
	for seed := range bodies {
		text := generate(seed)
		problems := checkNothingLost(t, fmt.Sprintf("seed %d", seed), text, isUnique)
		for _, p := range problems {
			reported[p.Code]++
			if slices.Contains(hiding, p.Code) {
				lost++
			}
		}
		if t.Failed() {
			t.Fatalf("the body of seed %d:\n%s", seed, text)
		}
	}
	if lost < int(bodies)/10 {
		t.Errorf("%d problems in %d bodies are too few for a test: the generator makes nothing that is lost", lost, bodies)
	}
	for _, code := range hiding[:6] {
		if reported[code] == 0 {
			t.Errorf("the generator makes no %s", code)
		}
	}
}

// TestFixesLoseNothing applies each fix of a generated body by itself: it removes its problem, makes no error, and keeps
// every word of the source but those of a mark that it deletes.
func TestFixesLoseNothing(t *testing.T) {
	fixed := map[diag.Code]int{}
	for seed := range uint64(1500) {
		text := front + generate(seed)
		file, _ := source.NewFile("content/x.md", []byte(text))
		_, _, before := markdown.Parse(file, len(front), "", nil)
		for _, p := range before {
			if p.Fix == nil {
				continue
			}
			fixed[p.Code]++
			after := applyEdits(text, p.Fix.Edits)
			again, _ := source.NewFile("content/x.md", []byte(after))
			_, _, problems := markdown.Parse(again, len(front), "", nil)
			if problems.Count(diag.Error) > before.Count(diag.Error) || countCode(problems, p.Code) >= countCode(before, p.Code) && !repeats[p.Code] {
				t.Fatalf("seed %d: the fix of %v makes %v:\n%s\nof\n%s", seed, p, problems, after, text)
			}
			had, has := map[string]int{}, map[string]int{}
			countWords(text, had)
			countWords(after, has)
			for w := range had {
				if has[w] == 0 && p.Code != diag.ForeignMarkup {
					t.Fatalf("seed %d: the fix of %v loses %s:\n%s\nof\n%s", seed, p, w, after, text)
				}
			}
		}
	}
	for _, code := range []diag.Code{diag.StrayEmphasis, diag.ListMark, diag.MalformedLink, diag.PastedTable, diag.ForeignMarkup, diag.SpacedLink} {
		if fixed[code] == 0 {
			t.Errorf("the generator makes nothing that a fix of %s mends", code)
		}
	}
}

// repeats lists codes of which a fix may reveal another: a mark beside it that the first one hid.
var repeats = map[diag.Code]bool{diag.StrayEmphasis: true}

func countCode(list diag.List, code diag.Code) (n int) {
	for _, p := range list {
		if p.Code == code {
			n++
		}
	}
	return n
}

// applyEdits returns a text with edits, which are sorted.
func applyEdits(text string, edits []diag.Edit) string {
	var out strings.Builder
	at := 0
	for _, e := range edits {
		out.WriteString(text[at:e.Start] + e.Text)
		at = e.End
	}
	return out.String() + text[at:]
}

// FuzzNothingIsLost holds the rule for the bodies of any seed.
func FuzzNothingIsLost(f *testing.F) {
	f.Add(uint64(1))
	f.Fuzz(func(t *testing.T, seed uint64) { checkNothingLost(t, fmt.Sprint(seed), generate(seed), isUnique) })
}

// TestNothingIsLostInArticles holds the rule for the articles of this repository and of the generated corpus.
func TestNothingIsLostInArticles(t *testing.T) {
	sites := map[string]fs.FS{"content": os.DirFS("../../.."), "corpus": corpus.Site(200)}
	for name, site := range sites {
		articles := 0
		err := fs.WalkDir(site, "content", func(path string, d fs.DirEntry, err error) error {
			if err != nil || !strings.HasSuffix(path, ".md") {
				return err
			}
			raw, err := fs.ReadFile(site, path)
			if err != nil {
				return err
			}
			_, text, _ := strings.Cut(strings.TrimPrefix(string(raw), "---\n"), "\n---\n")
			if problems := checkNothingLost(t, path, text, func(string) bool { return true }); len(problems) > 0 && name == "content" {
				t.Errorf("%s: %v", path, problems)
			}
			articles++
			return nil
		})
		if err != nil || articles < 5 {
			t.Errorf("%s: %d articles, %v", name, articles, err)
		}
	}
}

// checkNothingLost fails the test for each wanted word of a text that is neither on the page nor in a problem, and returns the
// problems. A word that the text has n times must be on the page n times.
func checkNothingLost(t *testing.T, name, text string, wanted func(word string) bool) diag.List {
	t.Helper()
	file, _ := source.NewFile("content/x.md", []byte(front+text))
	body, _, problems := markdown.Parse(file, len(front), "", nil)
	shown := map[string]int{}
	countWords(shownText(t, page(body)), shown)
	lines := strings.Split(file.Text, "\n")
	first := strings.Count(front, "\n")
	comment := slices.ContainsFunc(problems, func(p diag.Problem) bool { return p.Code == diag.HTMLComment })
	for i := first; i < len(lines); i++ {
		words := map[string]int{}
		countWords(html.UnescapeString(tags.Replace(lines[i])), words)
		for w, n := range words {
			if shown[w] -= n; shown[w] >= 0 || !wanted(w) {
				continue
			}
			if said := comment && inComment(lines, i, w) || isSaid(problems, lines, i); !said {
				t.Errorf("%s: line %d: “%s” is lost in %q", name, i+1, w, lines[i])
			}
		}
	}
	return problems
}

// tags removes the tags that an article may have.
var tags = strings.NewReplacer("<br>", " ", "<sup>", " ", "</sup>", " ", "<sub>", " ", "</sub>", " ")

// isSaid reports whether a problem says that text of line i, counted from 0, is not shown.
func isSaid(problems diag.List, lines []string, i int) bool {
	return slices.ContainsFunc(problems, func(p diag.Problem) bool {
		at := p.Pos.Line - 1
		if !slices.Contains(hiding, p.Code) || p.Code == diag.HTMLComment || at > i {
			return false
		}
		if p.Code != diag.UnusedFootnote && p.Code != diag.DuplicateFootnote && p.Code != diag.UnusedLink && p.Code != diag.LostText {
			return at == i
		}
		for j := at + 1; j <= i; j++ { // to the end of the block
			if strings.Trim(lines[j-1], " >") == "" && strings.Trim(lines[j], " >") != "" && lines[j][0] != ' ' && lines[j][0] != '>' {
				return false
			}
		}
		return true
	})
}

// inComment reports whether a word of line i is inside a comment.
func inComment(lines []string, i int, word string) bool {
	if strings.Contains(lines[i], "[//]:") {
		return true
	}
	before := strings.Join(lines[:i], "\n") + "\n" + lines[i][:strings.Index(lines[i], word)]
	return strings.LastIndex(before, "<!--") > strings.LastIndex(before, "-->")
}

// shownText returns the text of HTML with the values of all its attributes.
func shownText(t *testing.T, page string) string {
	var out strings.Builder
	z := html.NewTokenizer(strings.NewReader(page))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return out.String()
		case html.TextToken:
			out.Write(z.Text())
		case html.StartTagToken:
			token := z.Token()
			if !slices.Contains([]string{"em", "strong", "del", "code", "span", "a"}, token.Data) {
				out.WriteByte(' ')
			}
			for _, a := range token.Attr {
				if a.Key == "href" || a.Key == "title" || a.Key == "class" && token.Data == "code" {
					out.WriteString(" " + a.Val + " ")
				}
			}
		case html.EndTagToken:
			if name, _ := z.TagName(); len(name) != 1 && string(name) != "em" && string(name) != "strong" {
				out.WriteByte(' ')
			}
		}
	}
}

// countWords counts the words of a text: its runs of letters and digits with a letter.
func countWords(text string, counts map[string]int) {
	for w := range strings.FieldsFuncSeq(text, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) && !unicode.IsMark(c) }) {
		if strings.ContainsFunc(w, unicode.IsLetter) {
			counts[w]++
		}
	}
}

// generator writes Markdown in which each word is unique.
type generator struct {
	*rand.Rand
	words int
}

// generate returns the body of a seed: fragments of all kinds, some of them inside lists and quotations, with and without
// an empty line between.
func generate(seed uint64) string {
	g := &generator{Rand: rand.New(rand.NewPCG(seed, 16))}
	var out strings.Builder
	for range 1 + g.IntN(7) {
		text := fragments[g.IntN(len(fragments))](g)
		switch g.IntN(8) {
		case 0:
			text = "> " + strings.ReplaceAll(text, "\n", "\n> ")
		case 1:
			text = "- " + strings.ReplaceAll(text, "\n", "\n  ")
		case 2:
			text = "1. " + strings.ReplaceAll(text, "\n", "\n   ")
		}
		out.WriteString(text + "\n")
		if g.IntN(4) > 0 {
			out.WriteString("\n")
		}
	}
	return out.String()
}

// isUnique reports whether a word is one that the generator writes once.
func isUnique(word string) bool { return strings.HasPrefix(word, "chữ") }

// word returns a new word.
func (g *generator) word() string {
	g.words++
	return fmt.Sprintf("chữ%dx", g.words)
}

// of calls one of the functions.
func (g *generator) of(list ...func() string) string { return list[g.IntN(len(list))]() }

// some returns n to m results of make, joined.
func (g *generator) some(n, m int, join string, make func() string) string {
	parts := []string{}
	for range n + g.IntN(m-n+1) {
		parts = append(parts, make())
	}
	return strings.Join(parts, join)
}

// text returns a piece of running text, in one line.
func (g *generator) text() string {
	return g.some(1, 5, " ", func() string {
		if g.IntN(2) == 0 {
			return g.word()
		}
		return inlines[g.IntN(len(inlines))](g)
	})
}

// inlines are the kinds of inline Markdown, and of slips.
var inlines = []func(*generator) string{
	func(g *generator) string { return "*" + g.word() + "*" },
	func(g *generator) string { return "** " + g.word() + " **" },
	func(g *generator) string { return "**\"" + g.word() + "\"**" + g.word() },
	func(g *generator) string { return "**" + g.word() },
	func(g *generator) string { return "`" + g.word() + "`" },
	func(g *generator) string { return "~~" + g.word() + "~~ \\*" + g.word() + "\\* &amp; &#7853;" },
	func(g *generator) string { return "[" + g.word() + "](" + g.word() + ".md \"" + g.word() + "\")" },
	func(g *generator) string { return "[" + g.word() + "](" + g.word() + " " + g.word() + ".md)" },
	func(g *generator) string { return "[" + g.word() + "](javascript:" + g.word() + ")" },
	func(g *generator) string { return "[" + g.word() + "] (https://a.vn/" + g.word() + ")" },
	func(g *generator) string { return "(" + g.word() + ")[https://a.vn/" + g.word() + "]" },
	func(g *generator) string { return "<https://a.vn/" + g.word() + "> https://a.vn/" + g.word() },
	func(g *generator) string { return "![" + g.word() + "](" + g.word() + ".jpg)" },
	func(g *generator) string { return "![" + g.word() + "](" + g.word() + ".jpg \"" + g.word() + "\")" },
	func(g *generator) string {
		return "![" + g.word() + " [" + g.word() + "](" + g.word() + ".md) ![" + g.word() + "](" + g.word() + ".png)](" + g.word() + ".jpg)"
	},
	func(g *generator) string {
		return "[![" + g.word() + "](" + g.word() + ".jpg)](" + g.word() + ".md \"" + g.word() + "\")"
	},
	func(g *generator) string { return "<b>" + g.word() + "</b> <a href=" + g.word() + ">" },
	func(g *generator) string { return "<!-- " + g.word() + " -->" },
	func(g *generator) string { return g.word() + "<br>" + g.word() + "<sup>" + g.word() + "</sup>" },
	func(g *generator) string { return "<sub>" + g.word() + " <sup>" + g.word() + "</sub>" },
	func(g *generator) string { return "{{< " + g.word() + " >}} {: ." + g.word() + "}" },
	func(g *generator) string {
		return "[[" + g.word() + "]] ![[" + g.word() + ".png]] [" + g.word() + "=x]"
	},
	func(g *generator) string { return "[^" + fmt.Sprint(g.IntN(4)) + "]" },
	func(g *generator) string { return "[" + g.word() + "][d" + fmt.Sprint(g.IntN(3)) + "]" },
}

// fragments are the kinds of blocks, and of slips.
var fragments = []func(*generator) string{
	func(g *generator) string { return g.some(1, 3, "\n", g.text) },
	func(g *generator) string { return g.some(2, 3, "  \n", g.text) },
	func(g *generator) string { return strings.Repeat("#", 1+g.IntN(6)) + " " + g.text() },
	func(g *generator) string {
		return g.text() + "\n" + g.of(func() string { return "===" }, func() string { return "---" })
	},
	func(g *generator) string { return "- " + g.some(2, 4, "\n- ", g.text) },
	func(g *generator) string {
		return "- " + g.text() + "\n  - " + g.text() + "\n\n    " + g.text() + "\n- " + g.text()
	},
	func(g *generator) string { return "1. " + g.some(2, 3, "\n1. ", g.text) },
	func(g *generator) string { return "-" + g.word() + "\n-" + g.word() + "\n• " + g.word() },
	func(g *generator) string {
		row := func() string { return "| " + g.some(1, 4, " | ", g.text) + " |" }
		return row() + "\n|---|---|\n" + g.some(0, 3, "\n", row)
	},
	func(g *generator) string {
		return g.word() + " | " + g.word() + "\n--|:-:\n" + g.word() + " \\| " + g.word() + " | " + g.text() + " | " + g.word()
	},
	func(g *generator) string { return g.word() + "\t" + g.word() + "\n" + g.word() + "\t" + g.word() },
	func(g *generator) string { return "```go\n" + g.word() + "\n```" },
	func(g *generator) string { return "~~~ " + g.word() + " " + g.word() + "\n<" + g.word() + ">\n~~~" },
	func(g *generator) string { return "    " + g.some(1, 6, " ", g.word) + "\n\n    " + g.word() },
	func(g *generator) string { return "<div class=\"" + g.word() + "\">\n" + g.text() + "\n</div>" },
	func(g *generator) string { return "<!-- " + g.word() + "\n\n" + g.word() + " -->" },
	func(g *generator) string { return "<!-- " + g.word() },
	func(g *generator) string { return "[//]: # (" + g.word() + ")" },
	func(g *generator) string {
		return "[^" + fmt.Sprint(g.IntN(4)) + "]: " + g.text() + "\n\n    " + g.text()
	},
	func(g *generator) string {
		return "[d" + fmt.Sprint(g.IntN(3)) + "]: https://a.vn/" + g.word() + " \"" + g.word() + "\""
	},
	func(g *generator) string { return ":::" + g.word() + "\n" + g.text() + "\n:::" },
	func(*generator) string { return "***" },
}
