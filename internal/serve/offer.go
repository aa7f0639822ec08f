package serve

import (
	"context"
	_ "embed"
	"fmt"
	"html"
	"net"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"bangvang/internal/diag"
	"bangvang/internal/pages/hosting"
)

//go:embed offer.html
var offerPage string

// offerPolicy is the policy of the page that offers a site.
const offerPolicy = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// Offer shows a page that offers to make a site in the folder dir, and has create make it when somebody presses the button. It
// returns the address, 127.0.0.1:1313, at which the browser then waits for [Run]; "" if ctx ends before. It listens at
// addr, or at a free port if that is taken, and calls open with the address of its page. It is reached from this machine only.
func Offer(ctx context.Context, addr, dir string, create func() error, open func(url string)) (string, error) {
	var config net.ListenConfig
	l, err := config.Listen(ctx, "tcp", addr)
	if isPortTaken(err) {
		l, err = config.Listen(ctx, "tcp", "127.0.0.1:0")
	}
	if err != nil {
		return "", fmt.Errorf("listening on %s: %w", addr, networkCause(err))
	}
	defer l.Close()
	served, stop := context.WithCancel(ctx)
	defer stop()
	o := &offer{dir: dir, create: create, stop: stop}
	o.guard, _ = NewGuard(l.Addr().String(), l.Addr(), nil, nil)
	server := &http.Server{Handler: o, MaxHeaderBytes: maxHeader, ReadTimeout: headerTimeout, WriteTimeout: writeTimeout}
	open("http://" + l.Addr().String() + DeskPath)
	if err := serveUntil(served, server, l); err != nil || !o.made.Load() {
		return "", err
	}
	return l.Addr().String(), nil
}

// offer answers the requests of [Offer].
type offer struct {
	guard  Guard
	dir    string
	create func() error
	stop   context.CancelFunc // ends the offer

	mu   sync.Mutex  // held while the site is made
	made atomic.Bool // the site is there
}

// ServeHTTP shows the page, or makes the site for a POST of it.
func (o *offer) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	for _, header := range hosting.HeadersOf("index.html", hosting.Form{}) {
		h.Set(header.Name, header.Value)
	}
	h.Set("Content-Security-Policy", offerPolicy)
	h.Set("Cache-Control", "no-store")
	switch {
	case !o.guard.IsLocal(r):
		http.Error(w, refusals["vi"][refusedHost], http.StatusForbidden)
	case r.URL.Path == deskStyle:
		serveData(w, r, "ban.css", deskSheet)
	case r.URL.Path != DeskPath:
		http.Redirect(w, r, DeskPath, http.StatusFound)
	case r.Method == http.MethodPost:
		o.make(w, r)
	default:
		o.show(w, `<p>Sẽ có một trang nhỏ với bài mẫu, sửa hay xoá đều được, trong thư mục:</p><p><code>`+html.EscapeString(o.dir)+
			`</code></p><form method="post" action="`+DeskPath+`"><button class="btn main">Tạo trang tin</button></form>`)
	}
}

// make makes the site, once, and has the browser come back when it is served.
func (o *offer) make(w http.ResponseWriter, r *http.Request) {
	if !o.guard.MayChange(r) {
		http.Error(w, refusals["vi"][refusedOrigin], http.StatusForbidden)
		return
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	if !o.made.Load() {
		if err := o.create(); err != nil {
			o.show(w, `<p class="say bad">Chưa tạo được: `+html.EscapeString(diag.EscapeLines(err.Error()))+`</p><p>Chuyển chương trình sang một thư mục khác (ví dụ Documents) rồi mở lại.</p>`)
			return
		}
		o.made.Store(true)
		o.stop()
	}
	w.Header().Set("Connection", "close")
	w.Header().Set("Refresh", fmt.Sprint(int(comeBack.Seconds()), "; url=", DeskPath))
	o.show(w, `<p>Đang tạo… Bàn làm việc mở ra sau giây lát; nếu không, <a href="`+DeskPath+`">bấm vào đây</a>.</p>`)
}

// comeBack is when the browser asks for the desk of the new site, which is built by then.
const comeBack = 3 * time.Second

func (o *offer) show(w http.ResponseWriter, content string) {
	w.Header().Set("Content-Type", contentType("index.html"))
	_, _ = w.Write([]byte(strings.Replace(offerPage, "{{content}}", content, 1))) // the browser may be gone
}
