//go:build race

package audit

// raceEnabled reports that the race detector is on, which makes the tests many times slower.
const raceEnabled = true
