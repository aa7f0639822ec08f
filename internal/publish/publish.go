// Package publish is everything that leaves: it makes a folder hold just what a build made.
//
// Only files whose bytes changed are written, so that unchanged ones keep their modification time;
// files that an earlier build wrote and this one lacks are removed; a file that bangvang did not
// write is never touched. The manifest (.bangvang/… beside the output's own files) remembers what
// was written.
package publish

// File is one file to be, with an address below the output folder: "2024/01/x/index.html".
type File struct {
	Path string // slash-separated, relative
	Data []byte
}

// Result counts what was done.
type Result struct {
	Written, Unchanged, Removed int
}
