package audit

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// tab is the only tab of the only browser. Its methods fail the test on errors.
type tab struct {
	ctx      context.Context
	mu       sync.Mutex
	messages []string // the messages of the console
}

var chromium = sync.OnceValues(func() (*tab, error) {
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox, chromedp.Flag("hide-scrollbars", true))
	ctx, end := chromedp.NewExecAllocator(context.Background(), options...)
	cleanups = append(cleanups, end)
	ctx, end = chromedp.NewContext(ctx)
	cleanups = append(cleanups, end)
	b := &tab{ctx: ctx}
	if err := chromedp.Do(ctx); err != nil {
		return nil, err
	}
	messages := chromedp.Console(ctx)
	go func() {
		for m, err := range messages {
			if err != nil {
				return
			}
			b.mu.Lock()
			b.messages = append(b.messages, m.String())
			b.mu.Unlock()
		}
	}()
	return b, nil
})

// chrome returns the tab, with an empty console.
func chrome(t *testing.T) *tab {
	t.Helper()
	program(t, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "headless-shell", "chrome")
	b, err := chromium()
	if err != nil {
		t.Fatal(err)
	}
	b.console()
	return b
}

// console returns the messages since the previous call.
func (b *tab) console() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	said := b.messages
	b.messages = nil
	return said
}

// width sets the width of the screen; below 500 px it emulates a telephone.
func (b *tab) width(t *testing.T, px int64) {
	t.Helper()
	_, err := chromedp.Call(b.ctx, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: px, Height: 800, DeviceScaleFactor: 1, Mobile: px < 500})
	if err != nil {
		t.Fatal(err)
	}
}

// resize changes the width of the screen that shows a page, and waits until the page has it.
func (b *tab) resize(t *testing.T, px int64) {
	t.Helper()
	b.width(t, px)
	b.eventually(t, fmt.Sprintf("document.documentElement.clientWidth === %d", px))
}

// at opens a page and calls look at each of some widths, in ascending order. The page is opened twice, as telephones do and as other
// screens do, and resized in between.
func (b *tab) at(t *testing.T, url string, widths []int64, look func(px int64)) {
	t.Helper()
	for i, px := range widths {
		if i > 0 && (px < 500) == (widths[i-1] < 500) {
			b.resize(t, px)
		} else {
			b.width(t, px)
			b.open(t, url)
		}
		look(px)
	}
}

// media sets the media features of style sheets: light or dark, screen or print.
func (b *tab) media(t *testing.T, scheme, medium string) {
	t.Helper()
	_, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Media:    medium,
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"}},
	})
	if err != nil {
		t.Fatal(err)
	}
}

// text sets the reader's preferred font size; the default is 16.
func (b *tab) text(t *testing.T, px int64) {
	t.Helper()
	if _, err := chromedp.Call(b.ctx, page.SetFontSizes, page.SetFontSizesParams{FontSizes: &page.FontSizes{Standard: px}}); err != nil {
		t.Fatal(err)
	}
}

// open opens an address.
func (b *tab) open(t *testing.T, url string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, time.Minute)
	defer cancel()
	if err := chromedp.Do(ctx, chromedp.Navigate(url)); err != nil {
		t.Fatalf("%s: %v", url, err)
	}
}

// press sends keys to the focused element: names as in KeyboardEvent.key, e.g. "Tab", or text.
func (b *tab) press(t *testing.T, keys ...string) {
	t.Helper()
	for _, key := range keys {
		if err := b.send(key); err != nil {
			t.Fatal(err)
		}
	}
}

// tabs presses Tab n times. All presses are alike, so none waits for the one before, and the page is not painted after each.
func (b *tab) tabs(t *testing.T, n int) {
	t.Helper()
	var sent sync.WaitGroup
	for range n {
		sent.Go(func() {
			if err := b.send("Tab"); err != nil {
				t.Error(err)
			}
		})
	}
	sent.Wait()
}

// send presses and releases a key.
func (b *tab) send(key string) error {
	codes := map[string]int64{"Tab": 9, "Enter": 13, "Escape": 27, " ": 32}
	down := input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeRawKeyDown, Key: key, WindowsVirtualKeyCode: codes[key]}
	if codes[key] == 0 || key == " " {
		down.Type, down.Text = "keyDown", key
	} else if key == "Enter" {
		down.Type, down.Text = "keyDown", "\r"
	}
	up := input.DispatchKeyEventParams{Type: "keyUp", Key: key, WindowsVirtualKeyCode: codes[key]}
	events := []input.DispatchKeyEventParams{down, up}
	if key == "Tab" {
		events = events[:1] // it acts on keydown, and a test presses it thousands of times
	}
	for _, event := range events {
		if _, err := chromedp.Call(b.ctx, input.DispatchKeyEvent, event); err != nil {
			return err
		}
	}
	return nil
}

// js returns the value of an expression, after awaiting a promise.
func js[T any](t *testing.T, b *tab, expression string) T {
	t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, time.Minute)
	defer cancel()
	text, err := chromedp.Run(ctx, chromedp.Evaluate[string]("(async () => JSON.stringify(await ("+expression+") ?? null))()", chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatalf("%.200s: %v", expression, err)
	}
	var out T
	if err := json.NewDecoder(strings.NewReader(text)).Decode(&out); err != nil {
		t.Fatalf("%.200s: %v in %s", expression, err, text)
	}
	return out
}

// eventually waits until a condition is true in the page.
func (b *tab) eventually(t *testing.T, condition string) {
	t.Helper()
	for end := time.Now().Add(time.Minute); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if js[bool](t, b, "!!("+condition+")") {
			return
		}
	}
	t.Fatalf("never: %s", condition)
}
