package serve

import (
	"bufio"
	"context"
	"io"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// pipes is a network in memory, so that the clock of a synctest bubble applies to it.
type pipes struct {
	conns  chan net.Conn
	closed chan struct{}
}

func (p *pipes) Accept() (net.Conn, error) {
	select {
	case c := <-p.conns:
		return c, nil
	case <-p.closed:
		return nil, net.ErrClosed
	}
}

func (p *pipes) Close() error   { close(p.closed); return nil }
func (p *pipes) Addr() net.Addr { return &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 1313} }

// host is a server in a bubble.
type host struct {
	*rig
	net  *pipes
	stop func() time.Duration // ends the server and returns how long that took
}

// inBubble runs a test of a server with a clock of its own.
func inBubble(t *testing.T, test func(t *testing.T, h host)) {
	synctest.Test(t, func(t *testing.T) {
		h := host{rig: still(t, one()), net: &pipes{make(chan net.Conn), make(chan struct{})}}
		ctx, cancel := context.WithCancel(t.Context())
		ended := make(chan error, 1)
		go func() { ended <- h.listen(ctx, h.net) }()
		h.stop = func() time.Duration {
			start := time.Now()
			cancel()
			if err := <-ended; err != nil {
				t.Errorf("the server ended with %v", err)
			}
			ended <- nil
			return time.Since(start)
		}
		test(t, h)
		h.stop()
		if h.streams.Load() != 0 {
			t.Errorf("%d streams are left", h.streams.Load())
		}
	})
}

func (h host) dial() net.Conn {
	client, server := net.Pipe()
	h.net.conns <- server
	return client
}

const eventsRequest = "GET /_bangvang/events HTTP/1.1\r\nHost: localhost:1313\r\n\r\n"

// stream opens an event stream and returns it after its header.
func (h host) stream() (net.Conn, *bufio.Reader, *http.Response) {
	h.Helper()
	c := h.dial()
	_, err := io.WriteString(c, eventsRequest)
	h.ok(err)
	in := bufio.NewReader(c)
	answer, err := http.ReadResponse(in, nil)
	h.ok(err)
	return c, bufio.NewReader(answer.Body), answer
}

// line returns the next line of a stream that is not empty.
func (h host) line(in *bufio.Reader) string {
	h.Helper()
	for {
		line, err := in.ReadString('\n')
		h.ok(err)
		if line = strings.TrimSpace(line); line != "" {
			return line
		}
	}
}

func TestSlowRequests(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T, h host) {
		for name, write := range map[string]func(c net.Conn){
			"silence": func(net.Conn) {},
			"half":    func(c net.Conn) { _, _ = io.WriteString(c, "GET / HTTP/1.1\r\nHost: loc") },
			"drops": func(c net.Conn) {
				for {
					if _, err := io.WriteString(c, "X: y\r\n"); err != nil {
						return
					}
					time.Sleep(time.Second)
				}
			},
			"a body that never comes": func(c net.Conn) {
				_, _ = io.WriteString(c, "POST / HTTP/1.1\r\nHost: localhost:1313\r\nContent-Length: 1000000\r\n\r\nx")
			},
		} {
			c, start := h.dial(), time.Now()
			var writer sync.WaitGroup
			writer.Go(func() { write(c) })
			if _, err := io.Copy(io.Discard, c); err != nil {
				t.Errorf("%s: %v", name, err)
			}
			if took := time.Since(start); took > headerTimeout+time.Second {
				t.Errorf("%s: borne for %v", name, took)
			}
			writer.Wait()
		}
	})
}

func TestHugeRequests(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T, h host) {
		for name, request := range map[string]string{
			"header":  "GET / HTTP/1.1\r\nHost: localhost:1313\r\nX: " + strings.Repeat("x", 1<<20) + "\r\n\r\n",
			"headers": "GET / HTTP/1.1\r\nHost: localhost:1313\r\n" + strings.Repeat("X: y\r\n", 1<<18) + "\r\n",
			"address": "GET /" + strings.Repeat("x", 1<<20) + " HTTP/1.1\r\nHost: localhost:1313\r\n\r\n",
		} {
			c := h.dial()
			go func() { _, _ = io.WriteString(c, request) }()
			answer, err := http.ReadResponse(bufio.NewReader(c), nil)
			if err != nil || answer.StatusCode != http.StatusRequestHeaderFieldsTooLarge {
				t.Errorf("%s: %v %v", name, answer, err)
			}
			c.Close()
		}
	})
}

func TestReadersThatDoNotRead(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T, h host) {
		for name, test := range map[string]struct {
			request string
			limit   time.Duration
		}{
			"page":   {"GET / HTTP/1.1\r\nHost: localhost:1313\r\n\r\n", writeTimeout},
			"stream": {eventsRequest, streamTimeout},
		} {
			c := h.dial()
			_, err := io.WriteString(c, test.request)
			h.ok(err)
			time.Sleep(test.limit + time.Second)
			synctest.Wait()
			if _, err := io.ReadAll(c); err != nil {
				t.Errorf("%s: not closed after %v: %v", name, test.limit, err)
			}
		}
	})
}

func TestAStreamGoesOn(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T, h host) {
		c, in, answer := h.stream()
		defer c.Close()
		if kind := answer.Header.Get("Content-Type"); kind != "text/event-stream" || answer.Header.Get("Cache-Control") != "no-store" {
			t.Errorf("%v", answer.Header)
		}
		first := h.current.Load()
		if line := h.line(in); line != "retry: 1000" {
			t.Errorf("%q", line)
		}
		if line := h.line(in); line != "data: "+string(first.message) {
			t.Errorf("%q", line)
		}
		start := time.Now()
		for range 30 {
			if line := h.line(in); line != ":" {
				t.Errorf("%q", line)
			}
		}
		if took := time.Since(start); took != 30*heartbeat {
			t.Errorf("30 heartbeats took %v", took)
		}
		h.write("content/tin.md", article("Tin hai", "2024-01-19", "Hai."))
		h.changed("content/tin.md")
		now := h.current.Load()
		if line := h.line(in); line != "data: "+string(now.message) || now.shown.version == first.shown.version {
			t.Errorf("%q", line)
		}
		rest := make(chan error)
		go func() { _, err := io.Copy(io.Discard, in); rest <- err }()
		if took := h.stop(); took > time.Second {
			t.Errorf("with an open stream, the server takes %v to end", took)
		}
		if err := <-rest; err != nil {
			t.Errorf("the stream does not end well: %v", err)
		}
	})
}

func TestAsManyStreamsAsThereMayBe(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T, h host) {
		var open []net.Conn
		for range maxStreams {
			c, in, answer := h.stream()
			if answer.StatusCode != 200 {
				t.Fatalf("stream %d of %d: %d", len(open), maxStreams, answer.StatusCode)
			}
			go func() { _, _ = io.Copy(io.Discard, in) }()
			open = append(open, c)
		}
		c, in, answer := h.stream()
		body, _ := io.ReadAll(in)
		if answer.StatusCode != 503 || answer.Header.Get("Retry-After") == "" || !strings.Contains(string(body), "quá nhiều trang") {
			t.Errorf("one more: %d %v %s", answer.StatusCode, answer.Header, body)
		}
		c.Close()
		if a := h.ask("GET", "/", nil); a.status != 200 {
			t.Errorf("pages are refused too: %d", a.status)
		}
		h.write("content/tin.md", article("Tin hai", "2024-01-19", "Hai."))
		h.changed("content/tin.md")
		open[0].Close()
		synctest.Wait()
		c, in, answer = h.stream()
		if answer.StatusCode != 200 {
			t.Errorf("after one has left: %d", answer.StatusCode)
		}
		h.line(in)
		for _, c := range append(open, c) {
			c.Close()
		}
		synctest.Wait()
	})
}

func TestTheServerEndsThoughAReaderIsStuck(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T, h host) {
		c := h.dial()
		_, err := io.WriteString(c, "GET / HTTP/1.1\r\nHost: localhost:1313\r\n\r\n")
		h.ok(err)
		synctest.Wait()
		if took := h.stop(); took > shutdownTimeout+time.Second {
			t.Errorf("it takes %v", took)
		}
		c.Close()
	})
}

func TestAnAddressThatIsTaken(t *testing.T) {
	t.Parallel()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	r := on(t, one())
	r.Options.Addr = l.Addr().String()
	if err := Run(t.Context(), r.Options); err == nil || !strings.HasPrefix(err.Error(), "listening on "+l.Addr().String()+": ") {
		t.Errorf("%v", err)
	}
	r.Options.Addr = "không phải địa chỉ"
	if err := Run(t.Context(), r.Options); err == nil {
		t.Error("what is no address is one")
	}
	r.Options.Addr = "127.0.0.1:0"
	r.remove("content")
	if err := Run(t.Context(), r.Options); err == nil || !strings.Contains(err.Error(), "content/") {
		t.Errorf("%v", err)
	}
}
