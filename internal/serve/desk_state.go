package serve

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"

	"bangvang/internal/build"
	"bangvang/internal/build/check"
	"bangvang/internal/content/source"
	"bangvang/internal/diag"
	"bangvang/internal/editor/importer/draft"
	"bangvang/internal/text/viet"
)

// deskTable is what is on the desk: one set of files and the drafts made of them. It lasts as long as the server, so that a
// page that is loaded again, or a phone with a session, finds it; files are written when the editor saves.
type deskTable struct {
	sync.Mutex
	memo  build.Memo               // of the site with the drafts
	seen  atomic.Pointer[snapshot] // the site with the draft that is open, for the frame
	files []ReadFile
	works []*deskWork
	open  int
	turns int // a number that each change raises
	looks int // a number that each preview raises
	batch int // a number that other files raise
}

// deskWork is one article on the desk.
type deskWork struct {
	draft.Draft
	number   int               // in the reading
	done     map[string]bool   // the remarks that the editor has seen, by their texts
	remarks  []draft.Remark    // of the article
	files    map[string][]byte // of the article, as it would be saved
	text     string            // the path of its text
	saved    map[string][]byte // as they are on disk, nil if they are not
	problems diag.List         // of its files
	line     func(file string, line int) string
	steps    []Step // of the last publication
	public   bool   // the last publication went through
}

// lay puts the drafts of a reading on the desk.
func (t *deskTable) lay(r Reading) {
	t.files, t.works, t.open = r.Files, nil, 0
	for i, d := range r.Drafts[:min(len(r.Drafts), maxDeskDrafts)] {
		d.Published = false
		t.works = append(t.works, &deskWork{Draft: d, number: i, done: map[string]bool{}})
	}
	t.turns++
	t.batch++
	t.seen.Store(nil)
}

// work returns the article that is open, nil if there is none.
func (t *deskTable) work() *deskWork {
	if len(t.works) == 0 {
		return nil
	}
	return t.works[t.open]
}

// deskRequest is an edit that the page asks for.
type deskRequest struct {
	State string            `json:"state"`
	Do    string            `json:"do"`
	ID    string            `json:"id"`
	Set   map[string]string `json:"set"` // fields with their new texts, before the edit
}

// takeEdit carries out an edit of the article that is open, and looks at what became of it.
func (s *Server) takeEdit(ctx context.Context, body io.Reader) error {
	var ask deskRequest
	data, err := io.ReadAll(body)
	if err != nil {
		return err
	}
	if json.Unmarshal(data, &ask) != nil {
		return errNoEdit
	}
	work := s.desk.work()
	if work == nil || ask.State != s.desk.state() {
		return errStale
	}
	var refused []string
	for _, id := range slices.Sorted(maps.Keys(ask.Set)) {
		if !work.Set(id, ask.Set[id]) {
			refused = append(refused, ask.Set[id])
		}
	}
	if len(ask.Set) > 0 {
		s.desk.turns++
	}
	if len(refused) > 0 {
		return fmt.Errorf("“%s” không phải một ngày; viết như 19/12/2025", strings.Join(refused, "”, “"))
	}
	if !s.edit(work, ask) {
		return errNoEdit
	}
	s.desk.turns++
	work.steps = nil // they are of the article before the edit
	if err := s.look(ctx); err != nil {
		return err
	}
	switch ask.Do {
	case "save":
		return s.save(work)
	case "publish":
		return s.publish(ctx, work)
	}
	return nil
}

// edit carries out what a request asks for beside its fields. It returns false if there is no such thing to do.
func (s *Server) edit(work *deskWork, ask deskRequest) bool {
	number, err := strconv.Atoi(ask.ID)
	switch ask.Do {
	case "set", "save", "publish":
		return true
	case "confirm":
		return work.Confirm(ask.ID)
	case "drop":
		return work.Drop(ask.ID)
	case "add":
		work.AddAward()
		return true
	case "seen":
		if err != nil || number < 0 || number >= len(work.remarks) {
			return false
		}
		text := work.remarks[number].VI
		work.done[text] = !work.done[text]
		return true
	case "fix":
		for _, p := range work.problems {
			if problemID(p) == ask.ID {
				field, text, _, ok := work.mend(p)
				return ok && work.Set(field, text)
			}
		}
		return false
	case "open":
		if err != nil || number < 0 || number >= len(s.desk.works) {
			return false
		}
		s.desk.open = number
		return true
	case "clear":
		s.desk.lay(Reading{})
		return true
	}
	return false
}

// look makes the files of the article that is open, checks the site with them, and has the frame show it.
func (s *Server) look(ctx context.Context) error {
	work := s.desk.work()
	if work == nil {
		return nil
	}
	article, err := s.articleOf(ctx, work, &work.Draft)
	if err != nil {
		return err
	}
	files := article.Files
	o := s.deskOptions(files)
	o.Drafts, o.Future, o.Memo, o.BaseURL = true, true, &s.desk.memo, s.origin+deskSeen
	o.HoldBroken = false // the frame shows the article with its errors
	site, err := check.Load(ctx, o)
	if err != nil {
		return err
	}
	work.files, work.text, work.remarks, work.line = files, article.Text, article.Remarks, site.Line
	work.problems = nil
	for _, p := range site.Problems {
		if _, ours := files[p.Pos.File]; ours {
			work.problems = append(work.problems, p)
		}
	}
	s.desk.looks++
	next := newSnapshot(site, "xem-"+strconv.Itoa(s.desk.looks))
	next.framed = true
	if was := s.desk.seen.Load(); was != nil {
		next.fallback = was.fallbackFor(site.Theme)
	}
	s.desk.seen.Store(next)
	return nil
}

// deskOptions returns the options of a build of the site with the files of an article that may not be saved.
func (s *Server) deskOptions(files map[string][]byte) build.Options {
	return build.Options{
		Root: source.Overlay(s.Root, files), Themes: s.Themes, Now: s.Now(), HoldBroken: s.HoldBroken,
		Origin: s.origin, Theme: s.Theme, Store: s.Store, Program: s.Program,
	}
}

// articleOf returns the article that a draft becomes. One that is saved keeps its folder, whatever becomes of its title and
// its date.
func (s *Server) articleOf(ctx context.Context, work *deskWork, d *draft.Draft) (Article, error) {
	made, err := s.Desk.Article(ctx, work.number, d)
	if err != nil || work.saved == nil {
		return made, err
	}
	files := map[string][]byte{}
	from, to := path.Dir(made.Text), path.Dir(work.text)
	for name, data := range made.Files {
		switch {
		case name == made.Text:
			name = work.text
		case path.Dir(name) == from:
			name = path.Join(to, path.Base(name))
		}
		files[name] = data
	}
	return Article{files, work.text, made.Remarks}, nil
}

// save writes the article to the site.
func (s *Server) save(work *deskWork) error {
	if err := s.Desk.Save(work.saved, work.files); err != nil {
		return err
	}
	work.saved = maps.Clone(work.files)
	text := "; bàn giữ bài tới khi tắt chương trình"
	if work.Published {
		text = "; bài đã duyệt, nên lần đăng sau có cả chỗ sửa này"
	}
	work.steps = []Step{{true, "đã lưu vào " + work.text + text}}
	return nil
}

// publish saves the article as one that is no draft, if the site with it has no errors and the editor has looked at what
// must be decided, and has it built and sent.
func (s *Server) publish(ctx context.Context, work *deskWork) error {
	if n := work.undecided(); n > 0 {
		work.steps = []Step{{false, "còn " + strconv.Itoa(n) + " việc phải xem; sửa, hoặc bấm “Đã xem” rồi đăng lại"}}
		return nil
	}
	d := work.Draft
	d.Published = true
	article, err := s.articleOf(ctx, work, &d)
	if err != nil {
		return err
	}
	files := article.Files
	o := s.deskOptions(files)
	site, err := build.Load(ctx, o)
	if err != nil {
		return err
	}
	if site.Blocked(false) {
		work.steps = blockedSteps(site, s.printer(site), files)
		return nil
	}
	if err := s.Desk.Save(work.saved, files); err != nil {
		return err
	}
	names := maps.Clone(work.saved) // with those that are gone
	if names == nil {
		names = map[string][]byte{}
	}
	maps.Copy(names, files)
	work.Published, work.files, work.text, work.saved = true, files, article.Text, maps.Clone(files)
	work.steps = s.Desk.Publish(ctx, slices.Sorted(maps.Keys(names)), work.Title.Text)
	for _, a := range site.Model.Unpublished {
		if a.Path == work.text {
			work.steps = append(work.steps, Step{true, "bài hẹn ngày " + viet.ShortDate(a.Date) + ": tới ngày ấy dựng lại trang thì bài hiện ra"})
		}
	}
	work.public = !slices.ContainsFunc(work.steps, func(s Step) bool { return !s.Done })
	return nil
}

// blockedSteps says why a site with the article cannot be published: the errors of the article, or else of other files.
func blockedSteps(site *build.Site, p diag.Printer, files map[string][]byte) (steps []Step) {
	for _, one := range site.Problems {
		if one.Severity() != diag.Error || one.Held {
			continue
		}
		text := p.Message(one)
		if _, ours := files[one.Pos.File]; !ours && one.Pos.File != "" {
			text = one.Pos.File + ", dòng " + strconv.Itoa(one.Pos.Line) + ": " + text
		}
		if steps = append(steps, Step{false, "chưa đăng được: " + text}); len(steps) == 5 {
			break
		}
	}
	return steps
}

// undecided returns the number of remarks and errors that keep the article from being published.
func (w *deskWork) undecided() (n int) {
	for _, r := range w.remarks {
		if r.Weight == draft.Repair && !w.done[r.VI] {
			n++
		}
	}
	return n
}

// mend returns the field that the fix of a problem changes, its text with the fix, and what the fix writes in it, "" for
// more than one thing. A problem without a fix, whose hint asks whether a near name is meant, is mended by that name: an editor
// who presses the button has said yes. ok is false if the fix is not of one field, or of a part of it that is there once.
func (w *deskWork) mend(p diag.Problem) (field, text, writes string, ok bool) {
	if p.Pos.File != w.text {
		return "", "", "", false
	}
	whole := string(w.files[w.text])
	field = w.FieldAt(whole, p.Pos.Line, p.Pos.Col)
	was := w.textOf(field)
	text = was
	switch {
	case field == "body" && p.Fix != nil:
		text, ok = mendBody(p, whole, was)
		return field, text, "", ok
	case p.Fix == nil && asksForNear(p) && strings.Count(text, p.Args[0]) == 1:
		return field, strings.Replace(text, p.Args[0], p.Args[1], 1), p.Args[1], true
	case p.Fix == nil:
		return "", "", "", false
	}
	for _, e := range p.Fix.Edits {
		if e.Start < 0 || e.End > len(whole) || e.Start >= e.End || strings.Count(text, whole[e.Start:e.End]) != 1 {
			return "", "", "", false
		}
		text = strings.Replace(text, whole[e.Start:e.End], e.Text, 1)
	}
	return field, text, "", text != was
}

// asksForNear reports whether the hint of a problem asks whether its second argument is meant by the first.
func asksForNear(p diag.Problem) bool {
	return strings.HasPrefix(diag.Codes[p.Code].VI.Hint, "có phải “{1}”?") && len(p.Args) > 1 && p.Args[0] != "" && p.Args[1] != ""
}

// mendBody returns the text of an article with a fix that is inside it. whole is the file with that text, body.
func mendBody(p diag.Problem, whole, body string) (text string, ok bool) {
	text = strings.TrimSpace(body)
	at := strings.LastIndex(whole, text)
	if at < 0 || text == "" {
		return "", false
	}
	end := at + len(text)
	for _, e := range slices.Backward(p.Fix.Edits) {
		if e.Start < at || e.End > end {
			return "", false
		}
		text = text[:e.Start-at] + e.Text + text[e.End-at:]
	}
	return text, true
}

// textOf returns the text of a field, "" if there is none.
func (w *deskWork) textOf(id string) string {
	for _, g := range w.Groups() {
		for _, f := range g.Fields {
			if f.ID == id {
				return f.Value
			}
		}
	}
	return ""
}
