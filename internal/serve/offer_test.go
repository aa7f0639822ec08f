package serve

import (
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"
)

// A site is made when the page's own button asks for it, once, and for nobody else.
func TestOffer(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	made, fails := 0, true
	url := make(chan string, 1)
	type result struct {
		addr string
		err  error
	}
	ended := make(chan result, 1)
	go func() {
		addr, err := Offer(ctx, "127.0.0.1:0", "/nha/<trang>", func() error {
			if fails {
				return errors.New("the disk is full")
			}
			made++
			return nil
		}, func(at string) { url <- at })
		ended <- result{addr, err}
	}()
	at := <-url
	ask := func(method, origin, host string) (int, string, http.Header) {
		t.Helper()
		q, err := http.NewRequestWithContext(ctx, method, at, nil)
		if err != nil {
			t.Fatal(err)
		}
		q.Host = host
		if origin != "" {
			q.Header.Set("Origin", origin)
		}
		a, err := http.DefaultClient.Do(q)
		if err != nil {
			t.Fatal(err)
		}
		defer a.Body.Close()
		body, _ := io.ReadAll(a.Body)
		return a.StatusCode, string(body), a.Header
	}
	own := strings.TrimSuffix(at, DeskPath)
	if status, body, h := ask("GET", "", ""); status != 200 || !strings.Contains(body, "/nha/&lt;trang&gt;") || h.Get("Content-Security-Policy") != offerPolicy {
		t.Errorf("the page is %d %s", status, body)
	}
	for _, q := range [][2]string{{"", ""}, {"http://evil.example", ""}, {own, "evil.example"}, {"http://evil.example", "evil.example"}} {
		if status, _, _ := ask("POST", q[0], q[1]); status != 403 {
			t.Errorf("a POST of %q to %q: %d", q[0], q[1], status)
		}
	}
	if _, body, _ := ask("POST", own, ""); !strings.Contains(body, "the disk is full") || made != 0 {
		t.Errorf("a failure says %s", body)
	}
	fails = false
	if status, _, h := ask("POST", own, ""); status != 200 || !strings.Contains(h.Get("Refresh"), DeskPath) || made != 1 {
		t.Errorf("it was made %d times: %d %v", made, status, h)
	}
	if r := <-ended; r.err != nil || "http://"+r.addr+DeskPath != at {
		t.Errorf("the offer ended with %+v", r)
	}
}

// An offer that nobody takes ends with its context.
func TestOfferEnds(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	if addr, err := Offer(ctx, "127.0.0.1:0", "x", nil, func(string) { cancel() }); addr != "" || err != nil {
		t.Errorf("%q, %v", addr, err)
	}
}
