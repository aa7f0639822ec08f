package main

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"bangvang/cmd/bangvang/ui"

	"bangvang/internal/editor/complete"
	"bangvang/internal/knowledge/honours"
	"bangvang/internal/knowledge/law"
	"bangvang/internal/text/viet"
	"bangvang/themes"
)

func lawCommand(say ui.Console) *cobra.Command {
	var dir, format string
	c := &cobra.Command{
		Use: "law [NGÀY] KHEN-THƯỞNG", Short: "kể ai được tặng khi nào, cho ai, theo điều luật nào", Args: cobra.MinimumNArgs(1),
		Long: "Kể ai được tặng một danh hiệu, hình thức khen thưởng, cho ai, theo điều luật nào. Có NGÀY thì kể luật của ngày ấy,\n" +
			"không có thì kể từ xưa tới nay. Mỗi dòng ghi đã đọc ở đâu; điều ghi theo trí nhớ thì nói là theo trí nhớ.",
		Example: "  bangvang law Bằng khen\n  bangvang law 2015-03-20 Chiến sĩ thi đua cơ sở",
		RunE: func(_ *cobra.Command, args []string) error {
			if format != "text" && format != "json" {
				return fmt.Errorf("reading --format: %q is none of text, json", format)
			}
			catalogue, err := loadCatalogue(dir)
			if err != nil {
				return err
			}
			on, _, dated := viet.ParseDate(args[0])
			if dated {
				args = args[1:]
			}
			name := strings.Join(args, " ")
			h, ok := catalogue.Find(name, honours.Body{})
			if !ok {
				return unknownHonour(catalogue, name)
			}
			answer := answerLaw(law.New(catalogue), catalogue, h, name, on)
			if format == "json" {
				e := json.NewEncoder(say.Out)
				e.SetEscapeHTML(false)
				e.SetIndent("", "  ")
				return e.Encode(answer)
			}
			_, err = fmt.Fprint(say.Out, answer.text())
			return err
		},
	}
	c.Flags().StringVarP(&dir, "source", "s", ".", "`THƯ_MỤC` gốc của trang (chứa content/honours.yaml, nếu có)")
	c.Flags().StringVar(&format, "format", "text", "`DẠNG` của kết quả: text hoặc json")
	c.ValidArgsFunction = func(_ *cobra.Command, args []string, part string) ([]string, cobra.ShellCompDirective) {
		root, err := os.OpenRoot(dir)
		if len(args) > 1 || err != nil {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		defer root.Close()
		return complete.LoadNames(root.FS(), themes.FS).CompleteHonour(part, maxCompletions), cobra.ShellCompDirectiveNoFileComp
	}
	return c
}

// maxNearest is the number of names that are suggested for an unknown one.
const maxNearest = 5

// unknownHonour returns the error of a name that the catalogue lacks, with the nearest names.
func unknownHonour(c *honours.Catalogue, name string) error {
	var near []string
	key := viet.FoldLoose(name)
	for _, h := range c.All() {
		if key != "" && len(near) < maxNearest && strings.Contains(viet.FoldLoose(h.Name), key) {
			near = append(near, "“"+h.Name+"”")
		}
	}
	if hint := "“" + c.Nearest(viet.NewHints(viet.HintWork), name) + "”"; hint != "“”" && len(near) < maxNearest && !slices.Contains(near, hint) {
		near = append(near, hint)
	}
	if name == "" {
		return localisedError("thiếu tên khen thưởng, ví dụ: bangvang law 2015-03-20 Bằng khen", "the honour is missing, for example: bangvang law 2015-03-20 Bằng khen")
	}
	vi, en := "“"+name+"” không có trong danh mục khen thưởng", "“"+name+"” is not in the catalogue of honours"
	if len(near) > 0 {
		vi, en = vi+"; gần nhất: "+strings.Join(near, ", "), en+"; the nearest: "+strings.Join(near, ", ")
	}
	return localisedError(vi, en)
}

// lawAnswer is what the law says of an honour, on a day or at all times.
type lawAnswer struct {
	Honour    string    `json:"honour"`
	ID        string    `json:"id"`
	Class     string    `json:"class"`
	Form      string    `json:"form"`
	Date      string    `json:"date,omitempty"` // "" for all times
	Kinds     []string  `json:"recipients"`
	Classes   []string  `json:"classes,omitempty"`   // the names with hạng
	Elsewhere string    `json:"elsewhere,omitempty"` // who confers an honour that the table of the law lacks
	Powers    []lawLine `json:"powers"`
	Criteria  []lawLine `json:"criteria"`
	Sequences []lawLine `json:"sequences"`
	Comments  []lawLine `json:"comments"`
}

// lawLine is one row of the law.
type lawLine struct {
	Who       string `json:"who,omitempty"`
	Citation  string `json:"citation"`
	From      string `json:"from,omitempty"`
	To        string `json:"to,omitempty"`
	Says      string `json:"says"`
	Certainty string `json:"certainty"` // read, secondary or memory
	Source    string `json:"source"`
}

// answerLaw returns what the law says of an honour, which the user called name, on a day; of all times if it is zero.
func answerLaw(t *law.Table, c *honours.Catalogue, h *honours.Honour, name string, on time.Time) lawAnswer {
	a := lawAnswer{Honour: h.Name, ID: h.ID, Class: h.Class.String(), Form: h.Form, Kinds: append([]string{}, h.Kinds...)}
	if !on.IsZero() {
		a.Date = on.Format(time.DateOnly)
	}
	for _, other := range c.All() {
		if strings.HasPrefix(other.Name, h.Name+" hạng ") {
			a.Classes = append(a.Classes, other.Name)
		}
	}
	lines := func(kind law.Kind) []lawLine {
		out := []lawLine{}
		for _, r := range t.History(kind, h) {
			if on.IsZero() || r.InForce(on) {
				out = append(out, newLawLine(r))
			}
		}
		return out
	}
	a.Powers, a.Criteria, a.Sequences, a.Comments = lines(law.Power), lines(law.Criterion), lines(law.Sequence), lines(law.Comment)
	if r := law.NamedMedal(name); r != nil {
		a.Honour = r.Honours[0]
		a.Powers = append([]lawLine{newLawLine(r)}, a.Powers...)
	}
	if len(t.History(law.Power, h)) == 0 {
		a.Elsewhere = strings.Join(h.Conferrers, "; ")
		if h.Law != "" {
			a.Elsewhere += " (" + h.Law + ")"
		}
	}
	return a
}

func newLawLine(r *law.Row) lawLine {
	day := func(t time.Time) string {
		if t.IsZero() {
			return ""
		}
		return t.Format(time.DateOnly)
	}
	certainty := map[string]string{law.Read: "read", law.Secondary: "secondary", law.Memory: "memory"}[r.Certainty]
	return lawLine{r.Who, r.Citation(), day(r.From), day(r.To), r.Says, certainty, r.Source}
}

// text returns the answer as people read it.
func (a lawAnswer) text() string {
	say := func(vi, en string) string { return localisedError(vi, en).Error() }
	var b strings.Builder
	b.WriteString(a.Honour)
	if on, _, ok := viet.ParseDate(a.Date); ok {
		fmt.Fprintf(&b, ", %s %s", say("ngày", "on"), viet.ShortDate(on))
	}
	b.WriteString("\n")
	class := map[string]string{"title": say("danh hiệu thi đua", "emulation title"), "commendation": say("hình thức khen thưởng", "commendation"), "other": say("ngoài Luật Thi đua, khen thưởng", "outside the law")}[a.Class]
	fmt.Fprintf(&b, "%s · %s\n", class, a.Form)
	if len(a.Kinds) > 0 {
		fmt.Fprintf(&b, "%s: %s\n", say("Tặng cho", "For"), strings.Join(a.Kinds, ", "))
	}
	if len(a.Classes) > 0 {
		fmt.Fprintf(&b, "%s: %s\n", say("Các hạng", "Classes"), strings.Join(a.Classes, ", "))
	}
	if a.Elsewhere != "" {
		fmt.Fprintf(&b, "%s: %s\n", say("Ai tặng", "Conferred by"), a.Elsewhere)
	}
	for _, part := range []struct {
		title string
		lines []lawLine
	}{
		{say("Ai tặng", "Conferred by"), a.Powers},
		{say("Điều luật về khen thưởng này", "Defined by"), a.Criteria},
		{say("Phải có trước", "Must come before"), a.Sequences},
		{say("Lấy ý kiến Nhân dân (ngày làm việc)", "Open to comment (working days)"), a.Comments},
	} {
		if len(part.lines) > 0 {
			fmt.Fprintf(&b, "\n%s\n", part.title)
		}
		for _, l := range part.lines {
			l.write(&b, say)
		}
	}
	if a.Date != "" && len(a.Powers)+len(a.Criteria) == 0 && a.Elsewhere == "" {
		fmt.Fprintf(&b, "\n%s\n", say("Ngày ấy bảng luật của bangvang không có dòng nào; bỏ NGÀY để xem từ xưa tới nay.", "The table of the law has no row of that day; leave out the day to see all times."))
	}
	return b.String()
}

// write writes a row of the law in two lines.
func (l lawLine) write(b *strings.Builder, say func(vi, en string) string) {
	who := l.Who
	if who == "" {
		who = l.Says
	}
	span := func(day string) string {
		if t, _, ok := viet.ParseDate(day); ok {
			return viet.ShortDate(t)
		}
		return "…"
	}
	source := map[string]string{"read": say("đã đọc: ", "read: "), "secondary": say("nguồn thứ cấp: ", "secondary source: "), "memory": ""}[l.Certainty]
	fmt.Fprintf(b, "  %s\n      %s · %s – %s · %s%s\n", who, l.Citation, span(l.From), span(l.To), source, l.Source)
}
