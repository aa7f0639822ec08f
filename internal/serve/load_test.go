package serve

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"bangvang/internal/testkit/corpus"
)

// TestUnderLoad edits, requests and listens at the same time, for the race detector.
func TestUnderLoad(t *testing.T) {
	t.Parallel()
	r := started(t, tree(t, corpus.Site(30)))
	ctx, cancel := context.WithCancel(t.Context())
	var group sync.WaitGroup
	var told atomic.Int64
	for range 20 {
		group.Go(func() { told.Add(listen(ctx, r)) })
	}
	var asked atomic.Int64
	for seed := range 8 {
		group.Go(func() { asked.Add(r.browse(ctx, rand.New(rand.NewPCG(1, uint64(seed))))) })
	}
	edits := rand.New(rand.NewPCG(3, 4))
	for n := range 24 {
		i := edits.IntN(30)
		switch n % 4 {
		case 0:
			r.write(corpus.Path(i), "---\ntitel: hỏng\n---\n")
		case 1:
			r.remove(corpus.Path(i))
		case 2:
			r.write("themes/bangvang/templates/footer.html", fmt.Sprintf("<p>%d {{with .Không}}{{end}}</p>", n))
		case 3:
			r.remove("themes")
		}
		r.write(corpus.Path(i), corpus.Article(i)+fmt.Sprintf("\nLần %d.\n", n))
		<-r.reports
	}
	r.remove("themes")
	r.write("content/xong.md", article("Xong", "2024-01-19", "Hết."))
	r.shows("/xong/", "Hết.")
	cancel()
	group.Wait()
	if told.Load() < 20 || asked.Load() < 50 {
		t.Errorf("only %d messages and %d pages", told.Load(), asked.Load())
	}
}

// TestAsManyListenersAsThereMayBe opens MaxStreams streams, a tenth of which nobody reads, while articles are edited:
// listeners receive the last edit, pages are served, and one more stream gets 503.
func TestAsManyListenersAsThereMayBe(t *testing.T) {
	t.Parallel()
	r := started(t, one())
	address := strings.TrimSuffix(strings.TrimPrefix(r.url, "http://"), "/")
	open := func() (net.Conn, *bufio.Reader) {
		c, err := net.Dial("tcp", address)
		r.ok(err)
		t.Cleanup(func() { c.Close() })
		_, err = io.WriteString(c, "GET /_bangvang/events HTTP/1.1\r\nHost: "+address+"\r\n\r\n")
		r.ok(err)
		return c, bufio.NewReader(c)
	}
	readers := make([]*bufio.Reader, maxStreams)
	var first net.Conn
	for i := range readers {
		var c net.Conn
		c, readers[i] = open()
		line, err := readers[i].ReadString('\n')
		if r.ok(err); !strings.Contains(line, " 200 ") {
			t.Fatalf("stream %d: %s", i, line)
		}
		if i == 0 {
			first = c
		}
	}
	if a := r.get("/_bangvang/events"); a.status != http.StatusServiceUnavailable {
		t.Errorf("one more is answered with %d", a.status)
	}
	for n := range 10 {
		r.write("content/tin.md", article(fmt.Sprintf("Tin lần %d", n), "2024-01-19", "Sửa."))
		r.until("shows the edit", func(report Report) bool { return report.Shown })
	}
	r.shows("/tin/", "Tin lần 9")
	r.ok(first.Close()) // frees a stream for a late listener, who receives the current state
	var last string
	for in := (*bufio.Reader)(nil); !strings.HasPrefix(last, "data: "); {
		var err error
		if in == nil || strings.HasPrefix(last, "HTTP/1.1 503 ") {
			_, in = open()
		}
		last, err = in.ReadString('\n')
		r.ok(err)
	}
	var group sync.WaitGroup
	for i, in := range readers {
		if i%10 > 0 {
			group.Go(func() {
				for {
					line, err := in.ReadString('\n')
					if err != nil {
						t.Errorf("stream %d ends: %v", i, err)
					}
					if err != nil || line == last {
						return
					}
				}
			})
		}
	}
	group.Wait()
}

// listen returns the number of messages that a stream sent.
func listen(ctx context.Context, r *rig) (n int64) {
	q, err := http.NewRequestWithContext(ctx, "GET", r.url+"_bangvang/events", nil)
	if err != nil {
		r.Error(err)
		return 0
	}
	answer, err := http.DefaultClient.Do(q)
	if err != nil {
		return 0
	}
	defer answer.Body.Close()
	in := bufio.NewScanner(answer.Body)
	in.Buffer(nil, 1<<20)
	for in.Scan() {
		if strings.HasPrefix(in.Text(), "data: ") {
			n++
		}
	}
	return n
}

// browse requests pages until ctx ends and returns their number.
func (r *rig) browse(ctx context.Context, random *rand.Rand) (n int64) {
	pages := []string{"", "luu-tru/", "bang-vang/", "chu-de/", "dia-phuong/", "feed.xml", "sitemap.xml", "khong-co/", "_bangvang/reload.js"}
	for ctx.Err() == nil {
		page := pages[random.IntN(len(pages))]
		q, err := http.NewRequestWithContext(ctx, "GET", r.url+page, nil)
		if err != nil {
			r.Error(err)
			return n
		}
		answer, err := http.DefaultClient.Do(q)
		if err != nil {
			return n
		}
		answer.Body.Close()
		if s := answer.StatusCode; s != 200 && (s != 404 || page != "khong-co/") {
			r.Errorf("/%s: %d", page, s)
		}
		n++
	}
	return n
}
