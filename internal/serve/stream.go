package serve

import (
	"context"
	"net/http"
	"time"
)

const (
	heartbeat     = 20 * time.Second // detects that a reader is gone
	streamTimeout = 10 * time.Second // for a reader to receive a message
)

// stream sends an open page the current state and each later one, until the page or the server ends.
func (s *Server) stream(w http.ResponseWriter, r *http.Request) {
	if !s.guard.SameOrigin(r) {
		s.refuse(w, http.StatusForbidden, refusedOrigin)
		return
	}
	defer s.streams.Add(-1)
	if s.streams.Add(1) > maxStreams {
		w.Header().Set("Retry-After", "5")
		s.refuse(w, http.StatusServiceUnavailable, refusedStream)
		return
	}
	w.Header().Set("Content-Type", "text/event-stream")
	if r.Method == http.MethodHead {
		return
	}
	c := http.NewResponseController(w)
	// The deadline of the request would end the stream.
	if err := c.SetReadDeadline(time.Time{}); err != nil {
		return
	}
	for alive := send(w, c, "retry: 1000\n"); alive; {
		now := s.current.Load()
		message := now.message
		if !s.trusts(r) {
			message = now.bare
		}
		alive = send(w, c, "data: "+string(message)+"\n\n") && waitForState(r.Context(), now, func() bool { return send(w, c, ":\n\n") })
	}
}

// waitForState waits until another state replaces now and returns true. It calls beat at intervals and returns false
// when beat does or ctx ends.
func waitForState(ctx context.Context, now *state, beat func() bool) bool {
	for {
		select {
		case <-ctx.Done():
			return false
		case <-now.replaced:
			return true
		case <-time.After(heartbeat):
			if !beat() {
				return false
			}
		}
	}
}

// send writes a part of a stream and reports whether the client received it.
func send(w http.ResponseWriter, c *http.ResponseController, text string) bool {
	if err := c.SetWriteDeadline(time.Now().Add(streamTimeout)); err != nil {
		return false
	}
	if _, err := w.Write([]byte(text)); err != nil {
		return false
	}
	return c.Flush() == nil
}
