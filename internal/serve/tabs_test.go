package serve

import (
	"context"
	"testing"

	"github.com/chromedp/chromedp"

	"bangvang/internal/testkit/browser"
)

// TestTwelveTabs opens twelve pages of one server, twice as many as a browser keeps connections to it. All follow the
// site over one stream, also when those that were opened first are closed.
func TestTwelveTabs(t *testing.T) {
	t.Parallel()
	r := started(t, one())
	first := browser.Start(t)
	tabs, closers := []context.Context{first}, []context.CancelFunc{}
	browser.Open(t, first, r.url+"tin/")
	for range 11 {
		tab, stop := chromedp.NewContext(first)
		defer stop()
		browser.Open(t, tab, r.url+"tin/")
		tabs, closers = append(tabs, tab), append(closers, stop)
	}
	follow := func(title string) {
		t.Helper()
		r.write("content/tin.md", article(title, "2024-01-19", "Bài."))
		for _, tab := range tabs {
			browser.Until(t, tab, `document.querySelector("h1")?.textContent === "`+title+`"`)
		}
	}
	follow("Tin hai")
	for _, stop := range closers[:5] {
		stop()
	}
	tabs = append(tabs[:1:1], tabs[6:]...)
	browser.Open(t, first, "about:blank")
	tabs = tabs[1:]
	follow("Tin ba")
	browser.Open(t, first, r.url)
	tabs = append(tabs, first)
	r.write("content/moi.md", article("Bài mới", "2024-01-20", "Mới."))
	for _, tab := range tabs[len(tabs)-1:] {
		browser.Until(t, tab, `document.body.textContent.includes("Bài mới")`)
	}
}
