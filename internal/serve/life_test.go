package serve

import (
	"bufio"
	"context"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"testing"
	"time"

	"bangvang/internal/memo/store"
	"bangvang/internal/testkit/corpus"
)

var life = flag.Duration("life", 3*time.Second, "how long a server is edited, looked at and listened to")

// use is the resources that a process uses.
type use struct {
	goroutines, descriptors int
	heap                    uint64 // bytes
}

func (u use) String() string {
	return fmt.Sprintf("%d goroutines, %d descriptors, %.1f MB", u.goroutines, u.descriptors, float64(u.heap)/1e6)
}

// used measures when the server is idle; descriptors is 0 if they cannot be counted.
func used(client *http.Client) use {
	var u use
	for range 20 { // closed resources are released a moment later
		client.CloseIdleConnections()
		time.Sleep(10 * time.Millisecond)
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		now := use{goroutines: runtime.NumGoroutine(), heap: m.HeapAlloc}
		if open, err := os.ReadDir("/proc/self/fd"); err == nil {
			now.descriptors = len(open)
		}
		if u.heap != 0 && now.goroutines == u.goroutines && now.descriptors == u.descriptors && now.heap > u.heap-u.heap/200 {
			return now
		}
		u = now
	}
	return u
}

// TestLongLife edits a site while readers load its pages and listen: the resources in use do not grow.
func TestLongLife(t *testing.T) {
	r := on(t, tree(t, corpus.Site(30)))
	r.Store = store.Open(filepath.Join(t.TempDir(), "cache"))
	t.Cleanup(func() { r.Store.Close(0) })
	again(t, r)
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 10}}
	e := &living{rig: r, r: rand.New(rand.NewPCG(5, 6)), client: client}
	e.live(5 * time.Millisecond) // allocate the permanent resources now
	e.live(*life / 4)
	before := used(client)
	edits := e.edits
	e.live(*life)
	after := used(client)
	t.Logf("%d edits, %d pages, %d messages in %v; before %v, after %v", e.edits-edits, e.pages, e.messages, *life, before, after)
	if after.goroutines > before.goroutines+2 || after.descriptors > before.descriptors+8 { // the number of open packs varies
		t.Errorf("something is left: before %v, after %v", before, after)
	}
	if after.heap > before.heap+before.heap/5+4<<20 { // the theme of the state before, with what it remembers, may be there still
		t.Errorf("memory grows: before %v, after %v", before, after)
	}
	if e.edits-edits < 5 || e.pages < 20 || e.messages < 20 {
		t.Errorf("only %d edits, %d pages and %d messages", e.edits-edits, e.pages, e.messages)
	}
}

// living is a server in use.
type living struct {
	*rig
	r                      *rand.Rand
	client                 *http.Client
	edits, pages, messages int
}

// live has ten open pages, each of which disconnects after a few messages and reconnects, two readers who follow links,
// and an editor. In the end it restores the site.
func (e *living) live(long time.Duration) {
	e.Helper()
	ctx, cancel := context.WithTimeout(e.Context(), long)
	defer cancel()
	var group sync.WaitGroup
	var mu sync.Mutex
	count := func(total *int, n int) {
		mu.Lock()
		defer mu.Unlock()
		*total += n
	}
	for i := range 10 {
		group.Go(func() {
			for ctx.Err() == nil {
				count(&e.messages, e.hear(ctx, 1+i))
			}
		})
	}
	for seed := range 2 {
		group.Go(func() { count(&e.pages, e.look(ctx, rand.New(rand.NewPCG(8, uint64(seed))))) })
	}
	for ctx.Err() == nil {
		e.edit()
	}
	cancel()
	group.Wait()
	for name, text := range tree(e, corpus.Site(30)) {
		e.write(name, text)
	}
	for _, name := range []string{"themes", "content/moi", "content/anh.png"} {
		e.remove(name)
	}
	e.write("content/xong.md", article(fmt.Sprintf("Xong %d", e.edits), "2024-01-19", "Hết."))
	e.shows("/xong/", fmt.Sprintf("Xong %d", e.edits))
	e.remove("content/xong.md")
	e.gone("/xong/")
	for len(e.reports) > 0 {
		<-e.reports
	}
}

// hear listens until it has received n messages.
func (e *living) hear(ctx context.Context, n int) (heard int) {
	e.open(ctx, "_bangvang/events", func(body io.Reader) {
		in := bufio.NewScanner(body)
		in.Buffer(nil, 1<<20)
		for heard < n && in.Scan() {
			if len(in.Bytes()) > 6 && string(in.Bytes()[:6]) == "data: " {
				heard++
			}
		}
	})
	return heard
}

func (e *living) look(ctx context.Context, r *rand.Rand) (n int) {
	for ctx.Err() == nil {
		page := []string{"", "luu-tru/", "bang-vang/", "chu-de/", "dia-phuong/", "feed.xml", "tim-kiem/", "khong-co/", "moi/a/", "anh.png"}[r.IntN(10)]
		e.open(ctx, page, func(body io.Reader) {
			if _, err := io.Copy(io.Discard, body); err == nil {
				n++
			}
		})
		time.Sleep(5 * time.Millisecond)
	}
	return n
}

// open requests a page; that the context ends meanwhile is no error.
func (e *living) open(ctx context.Context, page string, read func(io.Reader)) {
	q, err := http.NewRequestWithContext(ctx, "GET", e.url+page, nil)
	if err != nil {
		e.Error(err)
		return
	}
	answer, err := e.client.Do(q)
	if err != nil {
		if ctx.Err() == nil {
			e.Error(err)
		}
		return
	}
	defer answer.Body.Close()
	read(answer.Body)
}

// edit makes an edit with new words and waits for the rebuild.
func (e *living) edit() {
	e.edits++
	i, new := e.r.IntN(30), fmt.Sprintf("Mới %d", e.edits)
	switch e.r.IntN(8) {
	case 0:
		e.write(corpus.Path(i), "---\ntitel: "+new+"\n---\n")
	case 1:
		e.remove(corpus.Path(i))
		e.write("content/moi/a.md", article(new, "2024-01-19", new))
	case 2:
		e.write("themes/bangvang/templates/footer.html", "<p>"+new+" {{with .Không}}{{end}}</p>")
	case 3:
		e.write("themes/bangvang/templates/footer.html", "<p>"+new+"</p>")
	case 4:
		e.write("content/site.yaml", "title: "+new+"\nbase_url: https://example.org/\n")
	case 5:
		e.write("content/anh.png", pixel+new)
		e.write("content/moi/a.md", article(new, "2024-01-19", "![x](/anh.png)\n\n"+new))
	case 6:
		e.write("content/moi/a.md", "---\ntitle: "+new+"\ndate: 2024-01-19\nlocality: "+new+"\ntags: ["+new+"]\nawards:\n  - award: "+new+"\n    by: "+new+"\n---\n\n"+new+"\n")
	default:
		e.write(corpus.Path(i), corpus.Article(i)+"\n"+new+"\n")
	}
	select {
	case <-e.reports:
	case <-time.After(soon):
		e.Errorf("edit %d is not seen", e.edits)
	}
}

// pixel is a PNG picture of one pixel.
const pixel = "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89" +
	"\x00\x00\x00\nIDATx\x9cc\x00\x01\x00\x00\x05\x00\x01\r\n-\xb4\x00\x00\x00\x00IEND\xaeB`\x82"
