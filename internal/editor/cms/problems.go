package cms

import (
	"encoding/json"

	"bangvang/internal/diag"
	"bangvang/internal/site"
)

// lastBuild is problems.json: what the build that published the form found, for the form to show. The folder of the form
// is public, so the file says nothing that the site does not: it names published articles alone, and of a problem only its
// code and line. The form takes the text of the line from the article, which the editor has opened with a login.
type lastBuild struct {
	Articles map[string][]problem `json:"articles"` // by path below content/
	Titles   map[string]string    `json:"titles"`   // of those articles
	Others   int                  `json:"others"`   // problems of all other files
	Codes    map[diag.Code]said   `json:"codes"`    // the words of the codes, without texts of articles
}

type problem struct {
	Code diag.Code `json:"code"`
	Line int       `json:"line,omitempty"`
}

// heldBack are the codes that say why an article is not published: its office knows.
var heldBack = map[diag.Code]bool{diag.DraftHeld: true, diag.FutureHeld: true, diag.ExpiredHeld: true}

// problemsJSON returns problems.json of a site. Problems of drafts, of future, expired and withdrawn articles, and of
// settings are a number.
func problemsJSON(s *site.Site, all diag.List) []byte {
	out := lastBuild{Articles: map[string][]problem{}, Titles: map[string]string{}, Codes: map[diag.Code]said{}}
	titles := map[string]string{}
	for _, list := range [][]*site.Article{s.Articles, s.Pages} {
		for _, a := range list {
			if a.Mark == "" {
				titles[a.Path] = a.Title.Text
			}
		}
	}
	printer := diag.Printer{Lang: s.Settings.Language}
	for _, p := range all {
		title, public := titles[p.Pos.File]
		switch {
		case heldBack[p.Code]:
		case !public:
			out.Others++
		default:
			out.Articles[p.Pos.File], out.Titles[p.Pos.File] = append(out.Articles[p.Pos.File], problem{p.Code, p.Pos.Line}), title
			out.Codes[p.Code] = said{severities[p.Severity()], printer.Message(diag.At(p.Code, diag.Pos{}))}
		}
	}
	// Strings and numbers always encode.
	data, _ := json.Marshal(out)
	return append(data, '\n')
}
