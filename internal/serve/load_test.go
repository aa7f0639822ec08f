package serve

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"bangvang/internal/corpus"
)

// TestUnderLoad edits, asks and listens at the same time; the race detector has the word.
func TestUnderLoad(t *testing.T) {
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

// listen returns how many messages a stream brought.
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

// browse asks for pages until ctx ends and returns how many there were.
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
