//go:build !unix

package hostile

import "time"

var start = time.Now()

// processorTime returns the time since the process began, in place of its processor time.
func processorTime() time.Duration { return time.Since(start) }
