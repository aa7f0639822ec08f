package serve

import (
	"context"
	"encoding/json"
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
	"bangvang/internal/site/resolve"
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
	// the files of the site, not of an article, that the desk has changed since it began
	changed map[string][]byte
	turns   int // a number that each change raises
	looks   int // a number that each preview raises
	batch   int // a number that other files raise
}

// paper is an article as an editor changes it: a draft that files became, or one that is in the site already.
type paper interface {
	Name() string
	Groups() []draft.Group
	Set(id, text string) bool
	Confirm(id string) bool
	Drop(id string) bool
	AddAward()
}

// deskWork is one article on the desk. Either draft or written is its paper, and the other nil.
type deskWork struct {
	paper
	draft    *draft.Draft
	written  *draft.Written
	added    map[string][]byte // pictures of the written one that are not saved yet, by their paths
	number   int               // of a draft in the reading
	public   bool              // it is no draft any more
	done     map[string]bool   // the remarks that the editor has seen, by their texts
	remarks  []draft.Remark    // of the article
	files    map[string][]byte // of the article, as it would be saved
	text     string            // the path of its text
	saved    map[string][]byte // as they are on disk, nil if they are not
	problems diag.List         // of its files
	line     func(file string, line int) string
	steps    []Step // of the last publication
	sent     bool   // the last publication went through
}

// lay puts the drafts of a reading on the desk.
func (t *deskTable) lay(r Reading) {
	t.files, t.works, t.open = r.Files, nil, 0
	for i := range r.Drafts[:min(len(r.Drafts), maxDeskDrafts)] {
		d := &r.Drafts[i]
		t.works = append(t.works, &deskWork{paper: d, draft: d, number: i, done: map[string]bool{}})
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
	// The title and the address of the site, of the edit “site”.
	Title   string `json:"title"`
	Address string `json:"address"`
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
	if ask.State != s.desk.state() || work == nil && ask.Do != "load" && ask.Do != "site" && ask.Do != "sample" {
		return errStale
	}
	if err := s.set(work, ask.Set); err != nil {
		return err
	}
	switch ok, err := s.arrange(ask); {
	case err != nil:
		return err
	case !ok && !s.edit(work, ask):
		return errNoEdit
	}
	s.desk.turns++
	if work = s.desk.work(); work == nil {
		return nil
	}
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

// set changes fields of an article.
func (s *Server) set(work *deskWork, fields map[string]string) error {
	if work == nil || len(fields) == 0 {
		return nil
	}
	var days, others []string
	for _, id := range slices.Sorted(maps.Keys(fields)) {
		switch {
		case work.Set(id, fields[id]):
		case strings.HasSuffix(id, "date") || strings.HasPrefix(id, "event."):
			days = append(days, "“"+fields[id]+"”")
		default:
			others = append(others, "“"+fields[id]+"”")
		}
	}
	s.desk.turns++
	say := s.words()
	switch {
	case len(days) > 0:
		return &sayError{say("noDay", strings.Join(days, ", "))}
	case len(others) > 0:
		return &sayError{say("notSet", strings.Join(others, ", "))}
	}
	return nil
}

// arrange carries out a request that changes no article: it opens one, or writes a thing that the site lacks before its first
// publication. ok is false if it asks for anything else.
func (s *Server) arrange(ask deskRequest) (ok bool, err error) {
	switch ask.Do {
	case "open":
		number, err := strconv.Atoi(ask.ID)
		if err != nil || number < 0 || number >= len(s.desk.works) {
			return false, nil
		}
		s.desk.open = number
	case "clear":
		s.desk.lay(Reading{})
	case "load":
		return true, s.load(ask.ID)
	case "site":
		return true, s.settle(ask.Title, ask.Address)
	case "sample":
		return true, s.hideSample()
	case "unit":
		if work := s.desk.work(); work != nil {
			for _, p := range work.problems {
				if unit := unitOf(p); unit != nil && problemID(p) == ask.ID {
					return true, s.addUnit(unit)
				}
			}
		}
		return false, nil
	default:
		return false, nil
	}
	return true, nil
}

// edit carries out a request that changes more than the fields of an article. It returns false if there is no such thing to do.
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
	}
	return false
}

// look makes the files of the article that is open, checks the site with them, and has the frame show it.
func (s *Server) look(ctx context.Context) error {
	work := s.desk.work()
	if work == nil {
		return nil
	}
	article, err := s.articleOf(ctx, work, work.public)
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

// articleOf returns the files that an article becomes, as a draft or as one that is public. One that is saved keeps its folder,
// whatever becomes of its title and its date.
func (s *Server) articleOf(ctx context.Context, work *deskWork, public bool) (Article, error) {
	if work.written != nil {
		return work.mended(public), nil
	}
	d := *work.draft
	d.Published = public
	made, err := s.Desk.Article(ctx, work.number, &d)
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
	say := s.words()
	key := "savedDraft"
	if work.public {
		key = "savedPublic"
	}
	work.steps = []Step{{Done: true, Text: say(key, work.text)}}
	return nil
}

// publish saves the article as one that is no draft, if the site with it has no errors and the editor has looked at what
// must be decided, and has it built and sent.
func (s *Server) publish(ctx context.Context, work *deskWork) error {
	say := s.words()
	if n := work.undecided(); n > 0 {
		work.steps = []Step{{Text: say("undecided", n)}}
		return nil
	}
	article, err := s.articleOf(ctx, work, true)
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
		work.steps = blockedSteps(site, s.printer(site), files, say)
		return nil
	}
	if err := s.Desk.Save(work.saved, files); err != nil {
		return err
	}
	names := s.toSend(work, files)
	work.public, work.files, work.text, work.saved = true, files, article.Text, maps.Clone(files)
	steps := s.Desk.Publish(ctx, names, work.Name(), s.lang())
	if err := s.look(ctx); err != nil { // the frame shows it as it is now, no draft
		return err
	}
	work.steps = steps
	later := false
	for _, a := range site.Model.Unpublished {
		if a.Path == work.text {
			later = true
			work.steps = append(work.steps, Step{Done: true, Note: true, Text: say("later", viet.ShortDate(a.Date))})
		}
	}
	work.sent = !slices.ContainsFunc(work.steps, func(s Step) bool { return !s.Done })
	if work.sent && s.lacks().Address {
		work.steps = append(work.steps, Step{Done: true, Note: true, Text: say("noAddress")})
	}
	if work.sent && !later {
		work.steps = append(work.steps, Step{Done: true, Text: say("seePosted"), Link: resolve.Address(work.text)})
	}
	return nil
}

// toSend returns the files that a publication sends: those of the article, also those that are gone or lay beside it before, and
// those of the site that the desk has changed.
func (s *Server) toSend(work *deskWork, files map[string][]byte) []string {
	names := maps.Clone(files)
	maps.Copy(names, work.saved)
	maps.Copy(names, s.desk.changed)
	if work.written != nil {
		for _, name := range s.beside(work) {
			names[name] = nil
		}
	}
	return slices.Sorted(maps.Keys(names))
}

// blockedSteps says why a site with the article cannot be published: the errors of the article, or else of other files.
func blockedSteps(site *build.Site, p diag.Printer, files map[string][]byte, say func(string, ...any) string) (steps []Step) {
	for _, one := range site.Problems {
		if one.Severity() != diag.Error || one.Held {
			continue
		}
		text := p.Message(one)
		if _, ours := files[one.Pos.File]; !ours && one.Pos.File != "" {
			text = say("atLine", one.Pos.File, one.Pos.Line) + ": " + text
		}
		if steps = append(steps, Step{Text: say("blocked", text)}); len(steps) == 5 {
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
