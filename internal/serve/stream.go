package serve

import (
	"context"
	"net/http"
	"time"
)

const (
	heartbeat     = 20 * time.Second // so that a stream whose reader is gone ends
	streamTimeout = 10 * time.Second // for a reader to take a message
)

// stream tells an open page of each state, the present one first, until the page or the server ends.
func (s *Server) stream(w http.ResponseWriter, r *http.Request) {
	if !s.guard.OwnPage(r) {
		s.refuse(w, http.StatusForbidden, refusedOrigin)
		return
	}
	defer s.streams.Add(-1)
	if s.streams.Add(1) > MaxStreams {
		w.Header().Set("Retry-After", "5")
		s.refuse(w, http.StatusServiceUnavailable, refusedStream)
		return
	}
	w.Header().Set("Content-Type", "text/event-stream")
	if r.Method == http.MethodHead {
		return
	}
	c := http.NewResponseController(w)
	// The limit for the request would end the stream.
	if err := c.SetReadDeadline(time.Time{}); err != nil {
		return
	}
	for alive := say(w, c, "retry: 1000\n"); alive; {
		now := s.now.Load()
		alive = say(w, c, "data: "+string(now.message)+"\n\n") && wait(r.Context(), now, func() bool { return say(w, c, ":\n\n") })
	}
}

// wait returns whether there is another state; beat is called now and then, and says whether to go on.
func wait(ctx context.Context, now *state, beat func() bool) bool {
	for {
		select {
		case <-ctx.Done():
			return false
		case <-now.next:
			return true
		case <-time.After(heartbeat):
			if !beat() {
				return false
			}
		}
	}
}

// say sends a part of a stream and tells whether it was taken.
func say(w http.ResponseWriter, c *http.ResponseController, text string) bool {
	if err := c.SetWriteDeadline(time.Now().Add(streamTimeout)); err != nil {
		return false
	}
	if _, err := w.Write([]byte(text)); err != nil {
		return false
	}
	return c.Flush() == nil
}
