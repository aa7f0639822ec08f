//go:build !windows

package main

import (
	"io/fs"
	"os"
	"runtime"

	"bangvang/cmd/bangvang/ui"
)

// isClicked reports whether the program was started by a double click: by a file manager of Linux, which has a screen and gives
// the program neither a terminal nor a pipe or file to write to. macOS opens a terminal, which looks like any other.
func isClicked(say ui.Console) bool {
	if runtime.GOOS == "darwin" || os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == "" {
		return false
	}
	return hasNoReader(say.In) && hasNoReader(say.Out) && hasNoReader(say.Err)
}

// hasNoReader reports whether a stream is /dev/null or a socket of the system's journal: nobody types or waits for it.
func hasNoReader(stream any) bool {
	f, ok := stream.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	if err != nil {
		return false
	}
	if info.Mode()&fs.ModeSocket != 0 {
		return true
	}
	null, err := os.Stat(os.DevNull)
	return err == nil && os.SameFile(info, null)
}
