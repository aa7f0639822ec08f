package schema

import (
	"strings"

	"bangvang/internal/editor/complete"
)

// maxChoices is the number of names that a snippet offers: VS Code shows all of them at once.
const maxChoices = 200

// choiceEscaper escapes the characters with a meaning in a choice of a snippet.
var choiceEscaper = strings.NewReplacer(`\`, `\\`, ",", `\,`, "|", `\|`, "}", `\}`, "$", `\$`)

// Snippets returns the bytes of a file of snippets for VS Code (.vscode/bangvang.code-snippets) with the names of the
// site to choose from, at most 200 of each kind: bai inserts an article, khen a row of awards, dinhkem an attached file, diaphuong a locality. No
// editor applies a schema to front matter inside Markdown by itself; snippets work there. The error is that of
// encoding/json and does not occur.
func Snippets(known *complete.Names) ([]byte, error) {
	award := strings.Join([]string{
		"  - award: " + choicePlaceholder(1, known.AllHonours()),
		"    by: ${2:UBND}",
		"    period: ${3:${CURRENT_YEAR}}",
		"    to: {" + choicePlaceholder(4, recipientKinds()) + ": ${5:1}}",
	}, "\n")
	article := strings.Join([]string{
		"---",
		"title: ${1:Tiêu đề}",
		"date: ${CURRENT_YEAR}-${CURRENT_MONTH}-${CURRENT_DATE}",
		"locality: " + choicePlaceholder(2, known.OwnLocalities()),
		"event: {kind: " + choicePlaceholder(3, complete.EventKinds()) + "}",
		"awards:",
		"  - award: " + choicePlaceholder(4, known.AllHonours()),
		"    by: ${5:UBND}",
		"    to: {" + choicePlaceholder(6, recipientKinds()) + ": ${7:1}}",
		"draft: true",
		"---",
		"",
		"$0",
	}, "\n")
	return encodeIndented(object{
		{"bai", snippet("bai", article, "Bài mới: phần đầu của tệp / a new article")},
		{"khen", snippet("khen", award+"\n$0", "Một dòng khen thưởng / a row of awards")},
		{"dinhkem", snippet("dinhkem", "attachments:\n  - {file: ${1:danh-sach.pdf}, name: ${2:Danh sách được khen}}\n$0", "Tệp đính kèm của bài / the article's attached files")},
		{"diaphuong", snippet("diaphuong", "locality: "+choicePlaceholder(1, known.OwnLocalities())+"\n$0", "Địa phương của bài / the article's locality")},
	})
}

func snippet(prefix, body, description string) object {
	return object{{"scope", "markdown,yaml"}, {"prefix", prefix}, {"body", body}, {"description", description}}
}

// choicePlaceholder writes the n-th placeholder as a choice of names.
func choicePlaceholder(n int, all []string) string {
	var escaped []string
	for _, s := range all[:min(len(all), maxChoices)] {
		escaped = append(escaped, choiceEscaper.Replace(s))
	}
	return "${" + string(rune('0'+n)) + "|" + strings.Join(escaped, ",") + "|}"
}
