package serve

import (
	"cmp"
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"path"
	"slices"
	"strings"
	"time"

	"bangvang/internal/content/filetype"
	"bangvang/internal/diag"
	"bangvang/internal/editor/importer/draft"
	"bangvang/internal/pages/hosting"
)

// The paths of the desk: the page on which an editor drops an office's files and gets an article. deskSeen is the folder of
// the site with the article as it would be, for the frame beside the fields.
const (
	DeskPath   = "/_ban-lam-viec/"
	deskScript = DeskPath + "ban.js"
	deskStyle  = DeskPath + "ban.css"
	deskState  = DeskPath + "trang-thai"
	deskFiles  = DeskPath + "tep"
	deskEdit   = DeskPath + "sua"
	deskSeen   = DeskPath + "xem/"
)

var (
	//go:embed desk.html
	deskPage string
	//go:embed desk.js
	deskCode []byte
	//go:embed desk.css
	deskSheet []byte
)

// Desk reads an office's files into drafts, and writes and publishes an article. The caller of [Run] makes it; a server
// without one, nil, has no desk. The server calls its methods one at a time, on the goroutine of a request.
type Desk interface {
	// Read makes drafts of files, and says of each file what it is. Its words, as those of the other methods, are of the
	// language lang, “vi” or “en”.
	Read(ctx context.Context, files []Upload, lang string) (Reading, error)
	// Article returns the article that draft n of the last Read becomes, as an editor has changed it meanwhile, at an
	// address that is free; it writes nothing. A draft that is Published has no draft: true.
	Article(ctx context.Context, n int, d *draft.Draft) (Article, error)
	// Save writes files to the site, each as a whole. Those in before, and only those, may be there, with these bytes;
	// those of before that files does not have are removed. If one is not as it should be, nothing is written.
	Save(before, files map[string][]byte) error
	// Publish builds the site and sends the files, which are saved, to where it is published from. It returns what was
	// done, step by step, up to the first step that failed.
	Publish(ctx context.Context, names []string, title, lang string) []Step
	// ErrorText returns the text of an error for the editor.
	ErrorText(err error, lang string) string
}

// Upload is a file that an editor has dropped.
type Upload struct {
	Name string // as on the editor's machine, without folders
	Data []byte
}

// Article is an article that a draft becomes.
type Article struct {
	Files   map[string][]byte // by their paths from the root of the site
	Text    string            // the path of its text
	Remarks []draft.Remark    // those of the draft, and of what could not be written as it is
}

// Reading is what the files of an editor say.
type Reading struct {
	Drafts []draft.Draft
	Files  []ReadFile
}

// ReadFile says of a file what it is: “văn bản Word”, “chưa dùng: …”.
type ReadFile struct {
	Name string `json:"name"`
	What string `json:"what"`
	// There is the article of the site that the file is in already, by the path of its text, "" for none.
	There string `json:"there,omitempty"`
}

// Step is one step of publishing: “đã dựng trang”, or why it failed and what to do.
type Step struct {
	Done bool   `json:"done"`
	Text string `json:"text"`
	Note bool   `json:"note,omitempty"` // it is done, and something is left to do or to know
	Link string `json:"link,omitempty"` // the page that the text is a link to
}

// Limits of the desk: what an editor drops is in memory until it is saved.
const (
	maxUploads    = 300
	maxUpload     = 64 << 20  // bytes of one file
	maxUploaded   = 256 << 20 // bytes of all files
	maxDeskEdit   = 4 << 20
	deskTimeout   = 10 * time.Minute
	maxDeskName   = 200 // bytes of the name of a file
	maxDeskDrafts = 50
)

// deskPolicy is the policy of the desk's page: everything is of this server. deskFrame replaces frame-ancestors in the
// policies of the pages that its frame shows.
const (
	deskPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'; " +
		"form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
	deskFrame = "frame-ancestors 'self'"
)

// isDesk reports whether a request is for the desk.
func isDesk(r *http.Request) bool { return strings.HasPrefix(r.URL.Path+"/", DeskPath) }

// serveDesk answers requests below [DeskPath], all of which need trust, also on a server that shows no drafts.
func (s *Server) serveDesk(w http.ResponseWriter, r *http.Request) {
	switch {
	case !s.trusts(r):
		s.refuse(w, http.StatusForbidden, refusedToken)
	case s.Desk == nil:
		s.serveMissing(w, r, s.current.Load().shown)
	case r.Method == http.MethodPost:
		s.changeDesk(w, r)
	case r.URL.Path+"/" == DeskPath:
		redirect(w, r, DeskPath)
	case r.URL.Path == DeskPath:
		w.Header().Set("Content-Security-Policy", deskPolicy)
		serveBytes(w, r, contentType("index.html"), pageOf(deskPage, s.lang()))
	case r.URL.Path == deskScript:
		serveData(w, r, "ban.js", deskCode)
	case r.URL.Path == deskStyle:
		serveData(w, r, "ban.css", deskSheet)
	case r.URL.Path == deskState:
		s.desk.Lock()
		defer s.desk.Unlock()
		s.answerDesk(w, r, nil)
	case strings.HasPrefix(r.URL.Path, deskSeen):
		s.serveSeen(w, r)
	default:
		http.NotFound(w, r)
	}
}

// serveSeen serves a page or file of the site with the article that is not saved.
func (s *Server) serveSeen(w http.ResponseWriter, r *http.Request) {
	in := s.desk.seen.Load()
	if in == nil {
		http.NotFound(w, r)
		return
	}
	s.servePath(framed{w}, r, in)
}

// framed is a response that the desk may show in its frame.
type framed struct{ http.ResponseWriter }

// WriteHeader sends the header with a policy that lets pages of this server frame the answer.
func (f framed) WriteHeader(status int) {
	h := f.Header()
	policy := h.Get("Content-Security-Policy")
	h.Set("Content-Security-Policy", strings.Replace(policy, hosting.FramePolicy, deskFrame, 1))
	f.ResponseWriter.WriteHeader(status)
}

// Unwrap returns the response.
func (f framed) Unwrap() http.ResponseWriter { return f.ResponseWriter }

// changeDesk carries out a POST: it takes files, or an edit.
func (s *Server) changeDesk(w http.ResponseWriter, r *http.Request) {
	kind, params, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	switch {
	case !s.guard.MayChange(r):
		s.refuse(w, http.StatusForbidden, refusedOrigin)
		return
	case !(r.URL.Path == deskFiles && kind == "multipart/form-data") && !(r.URL.Path == deskEdit && kind == filetype.MIME("x.json")):
		s.refuse(w, http.StatusBadRequest, refusedFix)
		return
	case !s.desk.TryLock():
		s.refuse(w, http.StatusConflict, refusedBusy)
		return
	}
	defer s.desk.Unlock()
	control, late := http.NewResponseController(w), time.Now().Add(deskTimeout)
	_, _ = control.SetReadDeadline(late), control.SetWriteDeadline(late) // a phone sends photos for minutes; a recorder of a test has no deadlines
	var err error
	if r.URL.Path == deskFiles {
		err = s.takeFiles(r.Context(), multipart.NewReader(http.MaxBytesReader(w, r.Body, maxUploaded+1<<20), params["boundary"]))
	} else {
		err = s.takeEdit(r.Context(), http.MaxBytesReader(w, r.Body, maxDeskEdit))
	}
	switch large := (*http.MaxBytesError)(nil); {
	case errors.Is(err, errStale):
		s.refuse(w, http.StatusConflict, refusedDesk)
	case errors.As(err, &large) || errors.Is(err, errTooMuch):
		s.refuse(w, http.StatusRequestEntityTooLarge, refusedLarge)
	case errors.Is(err, errNoEdit):
		s.refuse(w, http.StatusBadRequest, refusedFix)
	default:
		s.answerDesk(w, r, err)
	}
}

// The errors of requests that the desk does not carry out.
var (
	errTooMuch = errors.New("the files are too large or too many")
	errNoEdit  = errors.New("there is no such edit")
)

// takeFiles reads files and puts the drafts that are made of them on the desk, in place of those that were there; pictures alone
// are added to the article that is open.
func (s *Server) takeFiles(ctx context.Context, in *multipart.Reader) error {
	var uploads []Upload
	for {
		part, err := in.NextPart()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return cmp.Or(tooLarge(err), errNoEdit)
		}
		name := uploadName(part.FileName())
		if name == "" {
			continue
		}
		data, err := io.ReadAll(io.LimitReader(part, maxUpload+1))
		switch {
		case err != nil:
			return cmp.Or(tooLarge(err), errNoEdit)
		case len(data) > maxUpload || len(uploads) == maxUploads:
			return errTooMuch
		}
		uploads = append(uploads, Upload{freeName(name, uploads), data})
	}
	if len(uploads) == 0 {
		return errNoEdit
	}
	reading, err := s.Desk.Read(ctx, uploads, s.lang())
	if err != nil {
		return err
	}
	if work, pictures := s.desk.work(), reading.onlyPictures(); work != nil && pictures != nil {
		if err := s.addPictures(work, pictures); err != nil {
			return err
		}
		s.desk.files = append(s.desk.files, reading.Files...)
		s.desk.turns++
	} else {
		s.desk.lay(reading)
	}
	return s.look(ctx)
}

// freeName returns the name of a file, or name (2) and so on if one of the uploads has it: files of two folders.
func freeName(name string, uploads []Upload) string {
	return numberedName(name, " (%d)", func(name string) bool {
		return slices.ContainsFunc(uploads, func(u Upload) bool { return strings.EqualFold(u.Name, name) })
	})
}

// numberedName returns a name, with a number before its ending if it is taken.
func numberedName(name, format string, taken func(string) bool) string {
	free, ending := name, path.Ext(name)
	for n := 2; taken(free); n++ {
		free = strings.TrimSuffix(name, ending) + fmt.Sprintf(format, n) + ending
	}
	return free
}

// tooLarge returns an error that says that a request is too large, or nil.
func tooLarge(err error) error {
	if large := (*http.MaxBytesError)(nil); errors.As(err, &large) {
		return large
	}
	return nil
}

// uploadName returns the name of a file without its folders and without what no name has, "" for none.
func uploadName(name string) string {
	name = path.Base(strings.ReplaceAll(name, `\`, "/"))
	name = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return -1
		}
		return r
	}, strings.ToValidUTF8(name, ""))
	if name == "." || name == "/" || name == ".." || strings.HasPrefix(name, ".") || len(name) > maxDeskName {
		return ""
	}
	return name
}

// answerDesk sends what is on the desk, with an error of the last request.
func (s *Server) answerDesk(w http.ResponseWriter, r *http.Request, err error) {
	now := s.desk.show(s)
	if err != nil {
		text := err.Error()
		if said := (*sayError)(nil); !errors.As(err, &said) {
			text = s.Desk.ErrorText(err, s.lang())
		}
		now.Error = diag.EscapeLines(text)
	}
	data, _ := json.Marshal(now) // texts and numbers only
	serveData(w, r, "trang-thai.json", data)
}
