package source_test

import (
	"fmt"
	"testing"

	"bangvang/internal/content/source"
)

func TestConflicts(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"nothing":                     {"a\n", "[]"},
		"git":                         {"a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> x\nd\n", "[2 <<<<<<< HEAD]"},
		"three versions":              {"<<<<<<< ours\nb\n||||||| 1a2b3c\n=======\nc\n>>>>>>> theirs", "[1 <<<<<<< ours]"},
		"two conflicts":               {"<<<<<<< a\n=======\n>>>>>>> b\n<<<<<<< a\n=======\n>>>>>>> b\n", "[1 <<<<<<< a 4 <<<<<<< a]"},
		"without names":               {"<<<<<<<\na\n=======\nb\n>>>>>>>\n", "[1 <<<<<<<]"},
		"without names, no middle":    {"<<<<<<<\na\n", "[]"},
		"a beginning left alone":      {"a\n<<<<<<< HEAD\nb\n", "[2 <<<<<<< HEAD]"},
		"an end left alone":           {"a\n>>>>>>> nhánh-b\n", "[2 >>>>>>> nhánh-b]"},
		"an ancestor left alone":      {"a\n||||||| 1a2b3c\n", "[2 ||||||| 1a2b3c]"},
		"a heading":                   {"Tên\n=======\n", "[]"},
		"a quotation":                 {"> > a\n>>>>>>> b\n>>>>>>> c\n", "[]"},
		"more than seven":             {"<<<<<<<< a\n>>>>>>>> b\n========\n", "[]"},
		"a table of empty cells":      {"||||||| |\n|-|-|-|-|-|-|-|\n", "[]"},
		"in the middle of a line":     {"a <<<<<<< HEAD\n", "[]"},
		"an example":                  {"```\n<<<<<<< HEAD\n=======\n>>>>>>> x\n```\n", "[]"},
		"an example, tildes":          {"~~~~ txt\n<<<<<<< HEAD\n~~~\n~~~~\n<<<<<<< a\n", "[5 <<<<<<< a]"},
		"code in a line is no fence":  {"```a``` b\n<<<<<<< HEAD\n", "[2 <<<<<<< HEAD]"},
		"a label that is not allowed": {"<<<<<<<HEAD\n", "[]"},
	} {
		if got := conflicts("content/x.md", c.text); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
	if got := conflicts("content/site.yaml", "```\n<<<<<<< HEAD\n```\n"); got != "[2 <<<<<<< HEAD]" {
		t.Errorf("in YAML there are no fences: %v", got)
	}
}

// conflicts returns the line and the text of each conflict that a file has.
func conflicts(name, text string) string {
	f, problems := source.NewFile(name, []byte(text))
	var got []string
	for _, p := range problems {
		got = append(got, fmt.Sprint(p.Pos.Line, " ", p.Args[0]))
	}
	if f.HasConflict != (len(got) > 0) {
		got = append(got, "HasConflict is wrong")
	}
	return fmt.Sprint(got)
}
